import MuntinYAML
import Testing

@Suite struct YAMLTextTests {
  @Test(arguments: 0..<40)
  func readingBackGivesAnEqualTree(block: Int) {
    for seed in UInt64(block * 200)..<UInt64(block * 200 + 200) {
      var trees = RandomTree(random: SeededRandom(seed: seed))
      let node = trees.node(depth: 4)
      // Every second tree with mappings on one line where they fit.
      let oneLine = YAMLText.OneLine(widest: seed % 2 == 0 ? 0 : 100, open: ["a"])
      let text = YAMLText(node, oneLine: oneLine).text
      let result = DocumentReader().read(SourceText(name: "x", text: text))
      guard let back = result.value?.root else {
        Issue.record("seed \(seed): \(result.diagnostics)\n\(text)")
        return
      }
      guard back.sameValue(as: node) else {
        Issue.record("seed \(seed): reads back as another tree\n\(text)")
        return
      }
    }
  }

  @Test func aTreeIsWrittenInBlockStyle() throws {
    let text = """
      name: api
      panes: [vim, npm start, 12]
      empty: {}
      none:
      windows:
        - name: main
          size: 200x50
          run: |
            one
              two

            three
          last: |-
            a
            b
        - [a, b]
        -
        - - key: 'a: b'
            on: yes
          - 'it''s # here'
      colour: '#ff0000'
      flag: --all
      quoted: '12'
      escaped: "bell\\x07"

      """
    #expect(YAMLText(try tree(text)).text == text)
  }

  @Test func shortMappingsStandOnOneLineWhereThatIsWanted() throws {
    let text = """
      defaults: {directory: ~/src, env: {PORT: 8080, URL: 'http://a'}}
      panes:
        editor: {run: vim, size: 60%}
        long:
          run: a command that is too long for the line that it would make
        list:
          - a: b
          - {a: b, c: d}
      layout:
        columns:
          - {pane: editor, size: 60%}
          - rows:
              - server
              - {pane: '${tests}, all', size: 1fr}

      """
    let oneLine = YAMLText.OneLine(widest: 66, open: ["panes"])
    #expect(YAMLText(try tree(text), oneLine: oneLine).text == text)
  }

  @Test(arguments: [
    ("vim", "vim"), ("", "''"), ("null", "'null'"), ("12", "'12'"), ("0x1F", "'0x1F'"),
    ("yes", "yes"), ("a: b", "'a: b'"), ("a:", "'a:'"), ("a:b", "a:b"), ("a #b", "'a #b'"),
    ("a#b", "a#b"), ("- a", "'- a'"), ("-a", "-a"), ("@x", "'@x'"), ("it's", "it's"),
    ("'x", "'''x'"), ("\u{1B}[0m", "\"\\e[0m\""), ("\u{202E}x", "\"\\u202Ex\""),
    ("~/src", "~/src"), ("${x}", "${x}"), ("\u{E0A0} x", "\u{E0A0} x"), (" a", "' a'"),
    ("a\\\u{7}", "\"a\\\\\\x07\""), ("---", "'---'"), ("<<", "<<"),
    ("npm run x | tee", "npm run x | tee"),
  ])
  func textIsQuotedOnlyWhereItMustBe(text: String, written: String) {
    let node = Node(.mapping([Entry("k", Node(.scalar(Scalar(text))))]))
    #expect(YAMLText(node).text == "k: \(written)\n")
  }

  @Test func aValueWhoseTextSaysOtherwiseIsWrittenByValue() {
    let node = Node(.mapping([Entry("k", Node(.scalar(Scalar("eight", .integer(8)))))]))
    #expect(YAMLText(node).text == "k: 8\n")
    let tagged = Node(.mapping([Entry("k", Node(.scalar(Scalar("12", .number(12)))))]))
    #expect(YAMLText(tagged).text == "k: !!float '12'\n")
  }

  @Test func aLongKeyIsReadBack() throws {
    let key = String(repeating: "k", count: 5000)
    let node = Node(
      .mapping([Entry(key, Node(.mapping([Entry("a", Node(.scalar(Scalar("b"))))])))]))
    #expect(try tree(YAMLText(node).text).sameValue(as: node))
  }

  @Test func treesThatDifferAreNotTheSame() throws {
    let texts = [
      "a: 1", "a: '1'", "a: 01", "a: 1.0", "b: 1", "a: [1]", "a: {}", "a: []", "[a, 1]", "a", "12",
      "a: 1\nb: 2", "b: 2\na: 1", "a: é", "a: e\u{301}",
    ]
    for (row, left) in texts.enumerated() {
      for (column, right) in texts.enumerated() {
        #expect(try tree(left).sameValue(as: tree(right)) == (row == column), "\(left) / \(right)")
      }
    }
  }
}
