/// The layouts that go by a name.
enum LayoutName: String, CaseIterable {
  case tiled
  case evenColumns = "even-columns"
  case evenRows = "even-rows"
  case mainLeft = "main-left"
  case mainTop = "main-top"
}
