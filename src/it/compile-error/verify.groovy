// A mistake in the code is told by its place, once for all platforms, and marked in a pull request.

def lines = new File(basedir, 'build.log').readLines()
def error = 'provider.go:2:9: undefined: greeting.Txet'
assert lines.findAll { it.contains('[ERROR]') && it.contains(error) }.size() == 1
assert lines.any { it =~ /Failed to execute goal .*build-artifacts.*: provider\.go:2:9: undefined/ }
assert lines.any { it.contains('hint: its whole output is in ') }
assert lines.findAll { it.startsWith('::error') } == [
    "::error file=maven-${mavenVersion}/compile-error/provider.go,line=2,col=9,title=compiler::undefined: greeting.Txet".toString()]
