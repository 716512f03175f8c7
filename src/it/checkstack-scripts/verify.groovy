// The scripts of a bundle's packages are run with Bun: what is needed for them is installed first, and what has not changed
// is not run again.

def log = new File(basedir, 'build.log').text
def scripts = [
  '$ echo types of backend', '$ echo style of backend', '$ echo style of common', '$ echo types of frontend', '$ bun build src/index.ts --outdir dist'
]
def started = log.readLines().findAll { line -> line.startsWith('[INFO] $ ') && scripts.contains(line.substring(7)) }
assert started*.substring(7) == scripts
assert log.findAll('install --frozen-lockfile').size() == 1
assert log.findAll(/\[scripts\] up to date/).size() == 1

// The frontend holds what it imports, and was built for production.
def npm = new File(basedir, 'target/provider/npm')
def frontend = new File(npm, 'acme-scripts-frontend-1.0.0.tgz')
def built = ['tar', '-xOzf', frontend, 'package/dist/index.js'].execute().text
assert built.contains('greetings from common')
assert built.contains('production')
assert !['tar', '-tzf', frontend].execute().text.contains('package/src/')
assert new File(basedir, 'target/provider/release/acme-scripts-backend-1.0.0-bundle.tgz').file
