import Text

/// Why a case of a golden document cannot be computed, and where in the document.
struct CaseError: Error, Equatable {
  enum Fact: Equatable {
    /// There is nothing under this key.
    case missing(String)
    case notAnObject(String)
    case notAList(String)
    case notText(String)
    /// Not a number at all.
    case notANumber(String)
    /// NaN, infinite, or beyond the largest Double.
    case notFinite(String)
    case notWhole(String)
    /// Rows of zeros and a one instead of indices.
    case oneHot(String)
    /// This version has no such loss.
    case unknownLoss(String, nearest: String?, known: [String])
    /// No row of the loss is meant by this value.
    case unknownChoice(String, known: [String])
    /// A key that means nothing where it stands.
    case unknownKey(String, nearest: String?, known: [String])
    /// The loss computes no such value that could be expected.
    case unknownValue(String, known: [String])
    /// The loss uses no such vectors or numbers.
    case unused(String, loss: String)
    case outOfRange(String, Double, ClosedRange<Double>)
    case empty(String)
    case tooFewClasses(found: Int, least: Int)
    /// A vector has another number of components than it should.
    case dimension(of: String, Int, wanted: String)
    /// There are as many class weights as components, and another number of components.
    case transposed(rows: Int, columns: Int)
    /// A list is not as long as another one.
    case count(of: String, Int, wanted: Int, like: String)
    /// So many biases where all classes share one.
    case notShared(Int)
    /// An earlier case has the same id.
    case duplicate
    /// A vector that single precision cannot square.
    case length(of: String, Double)
    /// A result that is infinite, or none at all.
    case overflow(String)
  }

  let fact: Fact
  /// The byte of the document.
  let offset: Int

  init(_ fact: Fact, at offset: Int) {
    self.fact = fact
    self.offset = offset
  }
}

/// Why a document has nothing to compute.
enum DocumentError: Error, Hashable {
  /// It is not JSON.
  case notJSON(JSONError)
  /// Its outermost value is not an object.
  case notAnObject(TextPlace)
  /// It has no list of cases, or an empty one.
  case noCases(TextPlace)
  /// A key beside the cases that means nothing.
  case unknownKey(String, nearest: String?, TextPlace)
}
