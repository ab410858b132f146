/// The JSON Schema of what `plan --json` prints; `schemas/plan.schema.json` is written from it.
package enum PlanSchema {
  package static let json = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Muntin plan",
      "description": "What an apply would do to a terminal, as `muntin plan --json` writes it.",
      "type": "object",
      "additionalProperties": false,
      "required": ["format", "version", "workspace", "host", "place", "summary", "changes", "drift", "notices"],
      "properties": {
        "format": {"const": "muntin-plan"},
        "version": {"const": 1, "description": "Grows when a reader of the version before would misread the document."},
        "workspace": {"type": "string", "description": "Name of the workspace."},
        "host": {"type": "string", "description": "Kind of terminal: tmux, iterm2, memory."},
        "place": {"type": "string", "description": "Which terminal of that kind, such as a socket."},
        "summary": {
          "description": "The counts of the summary line; a node counts once in each.",
          "type": "object",
          "additionalProperties": false,
          "required": ["create", "change", "move", "close", "restart", "adopt", "release", "keep"],
          "properties": {
            "create": {"$ref": "#/$defs/count"},
            "change": {"$ref": "#/$defs/count"},
            "move": {"$ref": "#/$defs/count"},
            "close": {"$ref": "#/$defs/count"},
            "restart": {"$ref": "#/$defs/count"},
            "adopt": {"$ref": "#/$defs/count"},
            "release": {"$ref": "#/$defs/count"},
            "keep": {"$ref": "#/$defs/count", "description": "Processes of the workspace that keep running."},
            "profiles": {"$ref": "#/$defs/count", "description": "Profiles that come, change or go; absent without any."}
          }
        },
        "profiles": {
          "description": "What happens to the workspace's file of iTerm2 dynamic profiles, before panes change; absent where nothing does.",
          "type": "object",
          "additionalProperties": false,
          "required": ["path", "action", "changes"],
          "properties": {
            "path": {"type": "string"},
            "action": {"enum": ["write", "remove"]},
            "changes": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["action", "name", "guid", "keys"],
                "properties": {
                  "action": {"enum": ["add", "change", "drop"]},
                  "name": {"type": "string"},
                  "guid": {"type": "string"},
                  "keys": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["key", "from", "to"],
                      "properties": {
                        "key": {"type": "string", "description": "As iTerm2 spells it."},
                        "from": {"type": ["string", "null"], "description": "The value as text; null where there is none."},
                        "to": {"type": ["string", "null"], "description": "The value as text; null where there is none."}
                      }
                    }
                  }
                }
              }
            }
          }
        },
        "changes": {
          "description": "In the order in which they are carried out.",
          "type": "array",
          "items": {"$ref": "#/$defs/change"}
        },
        "drift": {
          "description": "What somebody changed by hand since it was last applied.",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["kind", "key", "attribute", "applied", "live"],
            "properties": {
              "kind": {"$ref": "#/$defs/kind"},
              "key": {"$ref": "#/$defs/key"},
              "attribute": {"$ref": "#/$defs/attribute"},
              "applied": {"type": "string", "description": "The value that was last applied."},
              "live": {"type": "string", "description": "The value that is there now."}
            }
          }
        },
        "notices": {
          "description": "What a person should know and is no change.",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["code", "key", "text"],
            "properties": {
              "code": {
                "enum": ["restart-held-back", "rerun-held-back", "protected", "cannot-show", "cannot-broadcast", "ended", "name-taken"]
              },
              "key": {"anyOf": [{"$ref": "#/$defs/key"}, {"type": "null"}]},
              "text": {"type": "string", "description": "A sentence for people; its wording is not stable."},
              "words": {
                "description": "Of cannot-show: what the host has nothing for, and where it is stated.",
                "type": "array",
                "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["word", "profiles", "nodes"],
                  "properties": {
                    "word": {"type": "string", "description": "As font, triggers, colors.selection, frame."},
                    "profiles": {"$ref": "#/$defs/texts", "description": "Profiles that state it."},
                    "nodes": {"$ref": "#/$defs/keys", "description": "Windows, tabs and panes that state it themselves."}
                  }
                }
              }
            }
          }
        }
      },
      "$defs": {
        "count": {"type": "integer", "minimum": 0},
        "kind": {"enum": ["window", "tab", "pane"]},
        "key": {
          "description": "Names of window, tab and pane, parted by slashes, as many as the kind needs.",
          "type": "string",
          "pattern": "^[^/]+(/[^/]+){0,2}$"
        },
        "keys": {"type": "array", "items": {"$ref": "#/$defs/key"}},
        "attribute": {"type": "string", "description": "Such as title, color, badge.color, colors.ansi.1, variables.NAME."},
        "frames": {
          "description": "Place and size of each pane in cells, by key; by the host's id where a pane is not of the workspace.",
          "type": "object",
          "additionalProperties": {
            "type": "object",
            "additionalProperties": false,
            "required": ["x", "y", "columns", "rows"],
            "properties": {
              "x": {"$ref": "#/$defs/count"},
              "y": {"$ref": "#/$defs/count"},
              "columns": {"type": "integer", "minimum": 1},
              "rows": {"type": "integer", "minimum": 1}
            }
          }
        },
        "texts": {"type": "array", "items": {"type": "string"}},
        "job": {
          "description": "What runs in a pane whose process ends.",
          "type": "object",
          "additionalProperties": false,
          "required": ["command", "pid", "idle_shell"],
          "properties": {
            "command": {"type": "string"},
            "pid": {"type": "integer"},
            "age": {"type": "integer", "description": "Seconds since it started."},
            "idle_shell": {"type": "boolean", "description": "Only a shell that waits for input."}
          }
        },
        "change": {
          "description": "One change; secrets are shown as (sensitive).",
          "type": "object",
          "additionalProperties": false,
          "required": ["action", "stage", "kind", "key", "ends_process"],
          "properties": {
            "action": {
              "enum": ["open", "move", "rename", "order", "arrange", "set", "focus", "zoom", "restart", "deliver", "adopt", "release", "close"]
            },
            "stage": {
              "enum": ["shape", "end", "settle", "deliver"],
              "description": "Stages are carried out one after the other; only `end` ends processes."
            },
            "kind": {"$ref": "#/$defs/kind"},
            "key": {"$ref": "#/$defs/key"},
            "ends_process": {"type": "boolean", "description": "A process that runs now will not run afterwards."},
            "title": {"type": "string", "description": "Title of an opened window or tab."},
            "size": {"type": "string", "pattern": "^[0-9]+x[0-9]+$", "description": "Columns and rows of an opened window."},
            "exec": {"type": "string", "description": "The pane's own process; absent for a shell."},
            "directory": {"type": "string"},
            "env": {"type": "object", "additionalProperties": {"type": "string"}},
            "attribute": {"$ref": "#/$defs/attribute"},
            "from": {
              "description": "What was: a value, a key, keys, or frames, by the action.",
              "anyOf": [{"type": ["string", "null"]}, {"$ref": "#/$defs/keys"}, {"$ref": "#/$defs/frames"}]
            },
            "to": {
              "description": "What is to be; null leaves it to the host.",
              "anyOf": [{"type": ["string", "null"]}, {"$ref": "#/$defs/keys"}, {"$ref": "#/$defs/frames"}]
            },
            "pane": {"anyOf": [{"$ref": "#/$defs/key"}, {"type": "null"}], "description": "The pane that fills its tab; null ends that."},
            "reasons": {"$ref": "#/$defs/texts", "description": "Attributes that changed, or `ended`."},
            "run": {"$ref": "#/$defs/texts", "description": "Lines that are typed and entered."},
            "type": {"type": "string", "description": "Typed and not entered."},
            "waits": {"$ref": "#/$defs/texts", "description": "What is waited for first."},
            "needs": {"$ref": "#/$defs/keys", "description": "Panes that must have started first."},
            "thing": {"type": "string", "description": "The live thing that is adopted, as the host calls it."},
            "score": {"type": "integer", "minimum": 0, "maximum": 100, "description": "How like it is, in percent."},
            "same": {"$ref": "#/$defs/texts", "description": "What is the same."},
            "job": {"$ref": "#/$defs/job"}
          }
        }
      }
    }

    """#
}
