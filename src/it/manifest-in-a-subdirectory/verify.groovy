// The manifest may lie elsewhere, and so may the output. Paths in the manifest are relative to it, and places in messages to
// the project.

def log = new File(basedir, 'build.log').text
assert log.contains(
    '[WARNING] provider/manifest.yaml:5:3: warning: spec.mcp: expected a field of kind ui, found one of kind plugin;'
    + ' the consumer ignores it  [gestalt/foreign-field]')
assert log.contains('[INFO] provider/manifest.yaml is valid (format gestalt, 1 warning)')

def output = new File(basedir, 'build')
assert output.list().sort() == ['artifacts.json', 'build', 'maven', 'release', 'validation.json']
def archive = new File(output, 'release/gestalt-plugin-deep_v1.0.0.tar.gz')
assert ['tar', '-tzf', archive].execute().text.readLines() == ['manifest.yaml', 'ui/index.html']
assert !new File(basedir, 'target/provider').exists()
