// A Rust provider is built with its own lock, outside its directory.

def archive = new File(basedir, 'target/provider/release').listFiles().find { it.name.endsWith('.tar.gz') }
def entries = ['tar', '-tzf', archive].execute().text.readLines()
assert entries.any { it ==~ 'artifacts/[^/]+/[^/]+/provider(\\.exe)?' }
assert ['tar', '-xOzf', archive, 'catalog.yaml'].execute().text.contains('pinch')

// Cargo's own directory is below ours, and Maven 4 keeps something of its own there.
assert !(['debug', 'release'] as Set).intersect(new File(basedir, 'target').list() as Set)
assert !new File(basedir, 'catalog.yaml').exists()

// What was linked is listed.
def bill = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/provider/sbom.cdx.json'))
assert bill.components.findAll { it.type == 'library' }*.name.containsAll(['acme-crab', 'gestalt-sdk'])
assert !bill.compositions
