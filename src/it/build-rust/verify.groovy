// A Rust provider is built with its own lock, outside its directory.

def archive = new File(basedir, 'target/provider/release').listFiles().find { it.name.endsWith('.tar.gz') }
def entries = ['tar', '-tzf', archive].execute().text.readLines()
assert entries.any { it ==~ 'artifacts/[^/]+/[^/]+/provider(\\.exe)?' }
assert ['tar', '-xOzf', archive, 'catalog.yaml'].execute().text.contains('pinch')

assert new File(basedir, 'target').list() as List == ['provider']
assert !new File(basedir, 'catalog.yaml').exists()
