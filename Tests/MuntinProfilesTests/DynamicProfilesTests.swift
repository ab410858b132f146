import MuntinProfiles
import MuntinSpec
import Testing

@Suite struct DynamicProfilesTests {
  @Test func membersAreSortedWhereverTheyStand() {
    let value: JSONValue = ["b": ["d": 1, "c": 2], "a": [["z": true, "y": false]]]
    #expect(
      JSONText(value.sorted).text == #"{"a":[{"y":false,"z":true}],"b":{"c":2,"d":1}}"#)
  }
}
