import Application

runProgram()
