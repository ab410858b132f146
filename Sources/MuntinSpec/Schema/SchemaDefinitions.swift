/// The named shapes of the schema.
struct SchemaDefinitions {
  var all: [(String, JSONValue)] {
    values + mappings + layouts
  }

  private var values: [(String, JSONValue)] {
    [
      (
        "variable",
        [
          "type": "string", "pattern": #"\$\{"#,
          "description": "${name}, ${name:-default} or ${env:NAME}; $$ is a dollar.",
        ]
      ),
      (
        "color",
        [
          "description":
            "#rgb, #rrggbb, #rrggbbaa, p3#rrggbb, rgb(r,g,b), color(display-p3 r g b) or a CSS name.",
          "anyOf": [
            [
              "type": "string",
              "pattern": "^(p3)?#([0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$",
            ],
            ["type": "string", "pattern": .string(Self.rgbPattern)],
            ["type": "string", "pattern": .string(Self.spacePattern)],
            ["enum": .array(ColorNames.all.map { .string($0.name) })],
            Shape.reference("variable"),
          ],
          "examples": ["#203050", "orange"],
        ]
      ),
      (
        "size",
        Shape.orVariable(["type": "string", "pattern": .string(Self.sizePattern)]).adding([
          "description": "60%, 80c (cells) or 2fr (a share of what is left).",
          "examples": ["60%", "80c", "2fr"],
        ])
      ),
      ("env", Shape.map(pattern: Shape.environmentPattern, Shape.text)),
      ("variables", Shape.map(pattern: Shape.variablePattern, Shape.text)),
      (
        "vars",
        Shape.map(
          pattern: Shape.variablePattern,
          ["anyOf": [Shape.text, ["type": "null"], VariableKey.mapping()]])
      ),
      ("profiles", Shape.map(pattern: Shape.labelPattern, Shape.reference("profile"))),
      (
        "panes",
        [
          "anyOf": [
            [
              "type": "array",
              "items": ["anyOf": [Shape.typed, ["type": "null"], Shape.reference("listedPane")]],
            ],
            Shape.map(
              pattern: Shape.namePattern,
              ["anyOf": [Shape.typed, ["type": "null"], Shape.reference("pane")]]),
          ]
        ]
      ),
      (
        "broadcast",
        ["type": "array", "items": Shape.oneOrMore(Shape.address, least: 1)]
      ),
    ]
  }

  private var mappings: [(String, JSONValue)] {
    let commands: KeyValuePairs<String, JSONValue> = [
      "allOf": [
        PaneKey.never(.exec, with: .run), PaneKey.never(.exec, with: .type),
        [
          "not": [
            "properties": ["zoom": ["const": true], "hidden": ["const": true]],
            "required": ["zoom", "hidden"],
          ]
        ],
      ]
    ]
    return [
      ("window", WindowKey.mapping(["allOf": .array(Self.windowRules)])),
      ("frame", FrameKey.mapping(required: FrameKey.allCases)),
      ("tab", TabKey.mapping()),
      ("restore", RestoreKey.mapping()),
      ("defaults", DefaultsKey.mapping()),
      ("pane", PaneKey.mapping(without: [.name], commands)),
      ("listedPane", PaneKey.mapping(commands)),
      ("badge", ["anyOf": [Shape.label, BadgeKey.mapping(required: [.text])]]),
      ("colors", ColorsKey.mapping()),
      (
        "ansi",
        [
          "anyOf": [
            AnsiKey.mapping(),
            [
              "type": "array", "items": Shape.reference("color"), "minItems": 16,
              "maxItems": 16,
            ],
          ]
        ]
      ),
      (
        "wait",
        WaitKey.mapping([
          "oneOf": WaitKey.exactlyOne([.port, .file, .output, .exit]),
          "dependentRequired": ["host": ["port"], "output": ["pane"], "pane": ["output"]],
        ])
      ),
      ("profile", ProfileKey.mapping()),
      ("font", FontKey.mapping()),
      ("trigger", TriggerKey.rules),
      ("highlight", HighlightKey.mapping(["minProperties": 1])),
    ] + ProfileShapes.all
  }

  private var layouts: [(String, JSONValue)] {
    let names = LayoutName.allCases.map(\.rawValue).joined(separator: "|")
    return [
      (
        "layout",
        [
          "anyOf": [
            Shape.choice(LayoutName.self),
            ["type": "string", "pattern": .string(#"^\s*(\#(names))\s*$"#)],
            [
              "type": "string", "examples": ["2x3"],
              "pattern": #"^\s*([1-9][0-9]?|100)x([1-9][0-9]?|100)\s*$"#,
            ],
            ["type": "string", "pattern": #"\S\s+\S"#],
            ["type": "array", "items": Shape.label, "minItems": 1],
            LayoutKey.mapping(["oneOf": LayoutKey.exactlyOne(LayoutKey.allCases)]),
            Shape.reference("variable"),
          ]
        ]
      ),
      (
        "layoutItem",
        [
          "anyOf": [
            Shape.name,
            LayoutItemKey.mapping(["oneOf": LayoutItemKey.exactlyOne([.pane, .columns, .rows])]),
          ]
        ]
      ),
    ]
  }

  private static let windowRules = [
    WindowKey.never(.tabs, with: .layout), WindowKey.never(.tabs, with: .panes),
    WindowKey.never(.size, with: .frame), WindowKey.never(.size, with: .fullscreen),
    WindowKey.never(.frame, with: .fullscreen),
  ]
  private static let byte = "(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})"
  private static let bytes = #" *\#(byte) *, *\#(byte) *, *\#(byte) *"#
  /// A number from 0 to 1.
  private static let unit = #"(0|1|0?\.[0-9]+|1\.0+|[0-9](\.[0-9]+)?e-[0-9]+)"#
  private static let rgbPattern = #"^(rgb\(\#(bytes)\)|rgba\(\#(bytes), *\#(unit) *\))$"#
  private static let spacePattern =
    #"^color\( *(srgb|display-p3|calibrated)( +\#(unit)){3}( */ *\#(unit))? *\)$"#
  /// Percent above 0 and at most 100, whole cells above 0, shares above 0.
  private static let sizePattern =
    #"^(?!0+(\.0+)?[%cf])((100(\.0{1,6})?|[0-9]{1,2}(\.[0-9]{1,6})?)%"#
    + #"|[0-9]{1,6}c|[0-9]{1,6}(\.[0-9]{1,6})?fr)$"#
}
