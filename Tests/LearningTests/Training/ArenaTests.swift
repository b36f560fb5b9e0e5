import Testing

@testable import Learning

struct ArenaTests {
  @Test(arguments: [0, 1, 15, 16, 1000])
  func holdsZerosAlignedTo64Bytes(count: Int) {
    var arena = Arena(zeros: count)
    #expect(arena.count == count)
    #expect(Int(bitPattern: arena.uniqueFloats()).isMultiple(of: 64))
    #expect((0..<count).allSatisfy { arena[$0] == 0 })
  }

  @Test func aCopyIsASnapshot() {
    var arena = Arena(zeros: 20)
    arena.uniqueFloats()[3] = 1
    var copy = arena
    arena.uniqueFloats()[3] = 2
    copy.uniqueFloats()[4] = 5
    #expect(arena[3] == 2 && arena[4] == 0)
    #expect(copy[3] == 1 && copy[4] == 5)
    #expect(copy.readFloats { $0[3] } == 1)
  }

  @Test func aloneItWritesInPlace() {
    var arena = Arena(zeros: 20)
    let address = arena.uniqueFloats()
    #expect(arena.uniqueFloats() == address)
  }
}
