// When the command of release.build fails, the log says what ran, how it ended and where all its output is. Nothing is
// released and nothing is left in the sources.

// Each line names its module.
def log = new File(basedir, 'build.log').text.replaceAll(/(?m)^(\[[A-Z]+\]) \[failing-build-command-[a-z-]+\]/, '$1')
assert !log.contains('\tat ')

def directory = new File(basedir, 'exit-status')
def whole = new File(directory, 'target/provider/logs/release-build.log')
assert log.contains('manifest.yaml: release.build.command: expected exit status 0, found 3 from "sh build.sh"')
assert log.contains("hint: its whole output is in ${whole}")
assert whole.readLines() == (1..25).collect { "module ${it}".toString() } + 'cannot find module 26'

// All of it while it runs, and the last 20 lines once more as the error.
def lines = log.readLines()
assert lines.count('[INFO] module 1') == 1
def last = lines.indexOf("[ERROR] the last lines of sh build.sh in ${directory}:".toString())
assert lines.subList(last + 1, last + 22).findAll { it.startsWith('[ERROR]   ') }
    == (7..25).collect { "[ERROR]   module ${it}".toString() } + '[ERROR]   cannot find module 26'

def missing = new File(basedir, 'no-such-program')
assert log.contains(
    'manifest.yaml: release.build.command: expected a program that can be started, found none for "bundle-everything"'
    + " in ${missing}")
assert log.contains('hint: install it, or put its directory on the PATH')

assert directory.list() as Set == ['build.sh', 'manifest.yaml', 'pom.xml', 'target'] as Set
assert missing.list() as Set == ['manifest.yaml', 'pom.xml', 'target'] as Set
for (module in [directory, missing]) {
  assert !new File(module, 'target/provider/release').exists()
}
