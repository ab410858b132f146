/// A large value that is handed on far more often than changed: holders share it until one of them
/// changes its own.
@propertyWrapper
package struct Shared<Value> {
  /// Always one: an array is what the language shares until it is written to.
  private var place: [Value]

  package init(wrappedValue: Value) { place = [wrappedValue] }

  package var wrappedValue: Value {
    _read { yield place[0] }
    _modify { yield &place[0] }
  }
}

extension Shared: Sendable where Value: Sendable {}
extension Shared: Equatable where Value: Equatable {}
