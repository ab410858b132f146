import MuntinYAML
import Testing

@Suite struct CoreSchemaTests {
  @Test(arguments: [
    ("null", "null"), ("~", "null"), ("Null", "null"), ("NULL", "null"), ("", "null"),
    ("nULL", "'nULL'"), ("true", "true"), ("True", "true"), ("TRUE", "true"), ("tRUE", "'tRUE'"),
    ("false", "false"), ("False", "false"), ("FALSE", "false"),
    ("yes", "'yes'"), ("no", "'no'"), ("on", "'on'"), ("off", "'off'"), ("y", "'y'"),
    ("0", "0"), ("-0", "0"), ("+12", "12"), ("-12", "-12"), ("017", "17"), ("0o17", "15"),
    ("0x1F", "31"), ("0x", "'0x'"), ("0o", "'0o'"), ("0o8", "'0o8'"), ("-0x1", "'-0x1'"),
    ("0x-1", "'0x-1'"), ("0x+1", "'0x+1'"), ("0b1", "'0b1'"), ("1_000", "'1_000'"),
    ("1:20", "'1:20'"), ("2001-12-14", "'2001-12-14'"), ("-", "[null]"), ("+", "'+'"),
    ("9223372036854775807", "9223372036854775807"),
    ("9223372036854775808", "9.223372036854776e+18"),
    ("0xFFFFFFFFFFFFFFFF", "1.8446744073709552e+19"),
    ("1.5", "1.5"), ("1.", "1.0"), (".5", "0.5"), ("-.5", "-0.5"), ("+.5e-2", "0.005"),
    ("1e3", "1000.0"), ("1E+3", "1000.0"), ("1e", "'1e'"), ("1e+", "'1e+'"), (".", "'.'"),
    ("e3", "'e3'"), (".e3", "'.e3'"), ("1.5.2", "'1.5.2'"), ("1e400", "inf"),
    (".inf", "inf"), ("-.INF", "-inf"), ("+.Inf", "inf"), (".nan", "nan"), ("-.nan", "'-.nan'"),
    (".iNF", "'.iNF'"), ("inf", "'inf'"), ("nan", "'nan'"), ("12cm", "'12cm'"), ("60%", "'60%'"),
    ("!!str 12", "'12'"), ("!!int 12", "12"), ("!!int '12'", "12"), ("!!float 12", "12.0"),
    ("!!bool 'true'", "true"), ("!!null ''", "null"), ("!!str", "''"), ("! 12", "'12'"),
    ("!!map {}", "{}"), ("!!seq []", "[]"), ("'12'", "'12'"), ("\"null\"", "'null'"),
  ])
  func aPlainScalarMeansWhatTheCoreSchemaSays(written: String, meant: String) throws {
    #expect(try tree("a:\n  \(written)\n")["a"]?.picture == meant)
  }

  @Test(arguments: [
    "!!int abc", "!!int 1.5", "!!float x", "!!bool yes", "!!null x", "!!map x", "!!seq x",
    "!!map []", "!!seq {}", "!!str []", "!!int", "!!int .inf",
  ])
  func aTagThatDoesNotFitIsAnError(written: String) {
    #expect(places("a: \(written)") == ["tag-mismatch 1:4"])
  }

  @Test(arguments: ["!foo x", "!!binary x", "!!timestamp x", "!<x:y> z", "!foo {}", "!foo []"])
  func anUnknownTagIsAnError(written: String) {
    #expect(places("b: 1\na: \(written)") == ["unknown-tag 2:4"])
  }
}
