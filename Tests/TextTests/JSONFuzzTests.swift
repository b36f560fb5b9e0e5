import Foundation
import Testing

@testable import Text

/// Whatever bytes come, reading ends in a value or in a sentence with a place, and never otherwise.
struct JSONFuzzTests {
  /// Sound documents of everything that JSON has.
  private static let sound = [
    #"{"format":"marginscope-session","schema":1,"seed":18446744073709551615,"size":[80,24]}"#,
    #"{"tick":300,"sum":"58d07674334de73d","step":1500,"x":[true,false,null,{"deep":[[]]}]}"#,
    "[0,-0.5e-7,1E+9,\"\\u00e9\\ud83d\\ude00\\n\\/\",\"\u{e9}\u{1f600}\u{7f}\u{9b}\",{\"\":{}}]",
    "{\"cases\": [\n  {\"id\": \"a\", \"x\": [[1, 2.5], [-3, 4e-2]]},\r\n\t{\"id\": \"b\"} ] }\n",
  ]

  private static let words = [
    "NaN", "Infinity", "-Infinity", "1e999", "-", "+1", "01", "0x1F", ".5", "5.", "1e", "//",
    "/**/",
    "'", "\"", "\\", "\\u", "\\ud800", "\\udc00", "\u{0}", "\u{feff}", "\u{2028}", "\u{a0}", "[",
    "]",
    "{", "}", ",", ":", ",]", "true", "nul", "\"a\":1,\"a\":2", "\n", "\r\n", "\t", "1", "\"\\x\"",
    "184467440737095516150", "\u{1f600}", "{\"a\":", "[[[[[[[[",
  ]

  /// Bytes from the sound ones, or of words alone.
  private func bytes(_ dice: inout Dice) -> [UInt8] {
    guard dice.roll(4) > 0 else {
      return (0..<1 + dice.roll(12)).flatMap { _ in
        Array(Self.words[dice.roll(Self.words.count)].utf8)
      }
    }
    return dice.spoil(Array(Self.sound[dice.roll(Self.sound.count)].utf8), words: Self.words)
  }

  @Test(arguments: 0..<8)
  func everythingIsAValueOrASentence(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    for _ in 0..<1000 {
      let bytes = bytes(&dice)
      let acceptsNonFinite = dice.roll(2) == 0
      do throws(JSONError) {
        let json = try JSONValue(parsing: bytes, acceptsNonFinite: acceptsNonFinite)
        #expect(isWhole(json))
        // What is written reads back as the same, and is JSON to the letter.
        let line = json.line
        #expect((try? JSONValue(parsing: Array(line.utf8)))?.line == line)
        #expect(!line.unicodeScalars.contains { $0.isUnseen })
      } catch {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        #expect(1...lines.count ~= error.place.line)
        #expect(1...lines[error.place.line - 1].count + 1 ~= error.place.column)
        #expect(error.fact.message.utf8.count < 300)
        #expect(!error.fact.message.unicodeScalars.contains { $0.isUnseen })
      }
    }
  }

  /// Every value can be asked for all that it could be.
  private func isWhole(_ json: JSONValue) -> Bool {
    switch json.kind {
    case .null: return json.isNull
    case .bool: return json.bool != nil
    case .number: return json.number != nil
    case .text: return json.text != nil
    case .list: return json.list?.allSatisfy { isWhole($0) } ?? false
    case .object:
      return json.members?.allSatisfy { member in
        isWhole(member.value) && json[member.key]?.offset == member.value.offset
      } ?? false
    }
  }

  /// An independent reader takes what this one takes, and refuses what it refuses, but for its own
  /// leniencies: keys twice, a comma at the end of an object, UTF-16.
  @Test(arguments: 100..<104)
  func anotherReaderAgrees(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    var (taken, refused) = (0, 0)
    for _ in 0..<1000 {
      let bytes = bytes(&dice)
      // The other reader ends the program where bytes are not UTF-8.
      guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else { continue }
      let other = try? JSONSerialization.jsonObject(
        with: Data(bytes), options: .fragmentsAllowed)
      do throws(JSONError) {
        let json = try JSONValue(parsing: bytes)
        taken += 1
        #expect(other != nil || hasHugeNumber(json), "\(String(decoding: bytes, as: UTF8.self))")
      } catch {
        switch error.fact {
        case .duplicate, .tooDeep, .byteOrderMark, .trailingComma: break
        default:
          refused += 1
          #expect(other == nil, "\(String(decoding: bytes, as: UTF8.self)) \(error)")
        }
      }
    }
    #expect(taken > 30 && refused > 300)
  }

  private func hasHugeNumber(_ json: JSONValue) -> Bool {
    json.number.map { !$0.isFinite } ?? json.list?.contains { hasHugeNumber($0) }
      ?? json.members?.contains { hasHugeNumber($0.value) } ?? false
  }

  /// Numbers of any length are those of the platform's own reader.
  @Test func numbersAreTheNearestToo() throws {
    var dice = Dice(state: 7)
    func digits(_ count: Int) -> String { (0..<count).map { _ in "\(dice.roll(10))" }.joined() }
    for _ in 0..<2000 {
      let whole = dice.roll(3) == 0 ? "0" : "\(1 + dice.roll(9))" + digits(dice.roll(25))
      let fraction = dice.roll(2) == 0 ? "" : "." + digits(1 + dice.roll(25))
      let exponent = dice.roll(2) == 0 ? "" : "e\(dice.roll(700) - 350)"
      let text = (dice.roll(2) == 0 ? "-" : "") + whole + fraction + exponent
      let number = try #require(try JSONValue(parsing: Array(text.utf8)).number)
      #expect(number.bitPattern == strtod(text, nil).bitPattern, "\(text)")
    }
  }
}
