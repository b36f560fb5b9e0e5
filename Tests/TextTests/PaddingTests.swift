import Testing

@testable import Text

struct PaddingTests {
  @Test func fillsUpToTheWidth() {
    #expect("7".paddedLeft(to: 3) == "  7" && "7".paddedRight(to: 3) == "7  ")
    #expect("7".paddedLeft(to: 3, with: "0") == "007" && "#".paddedRight(to: 3, with: ".") == "#..")
  }

  @Test(arguments: [-1, 0, 3])
  func keepsLongerTextWhole(width: Int) {
    #expect("1234".paddedLeft(to: width) == "1234" && "1234".paddedRight(to: width) == "1234")
  }
}
