// The command of release.build makes the files of the UI, once; its output is in the log and in a file.

def log = new File(basedir, 'build.log').text
for (line in ['$ sh build.sh --minify', 'bundling with --minify', 'a warning']) {
  assert log.readLines().count("[INFO] ${line}".toString()) == 1
}
assert new File(basedir, 'runs.txt').text == 'run\n'
assert new File(basedir, 'target/provider/logs/release-build.log').readLines() as Set
    == ['bundling with --minify', 'a warning'] as Set

def archive = new File(basedir, 'target/provider/release/gestalt-plugin-built_v1.0.0.tar.gz')
assert ['tar', '-tzf', archive].execute().text.readLines()
    == ['dist/index.html', 'dist/static/app.js', 'manifest.yaml']

// The package says nothing of how it was built.
assert ['tar', '-xOzf', archive, 'manifest.yaml'].execute().text == '''\
kind: ui
source: github.com/acme/ui/built
version: 1.0.0
spec:
  assetRoot: dist
'''
