// What two machines built of an app becomes one release with the operations of both, or is refused with a table.

def archives = ['darwin_arm64', 'linux_amd64', 'linux_arm64'].collect { "gestalt-app-notes_v1.2.0_${it}.tar.gz".toString() }
def merged = new File(basedir, 'notes/target/provider/release')
assert merged.list().sort() == ['checksums.txt'] + archives + ['provider-release.yaml']

// The archives are those of the machines, byte by byte.
def parts = [new File(basedir, 'notes/target/machine-2/release')] + [new File(basedir, 'notes/target/machine-1/release')] * 2
archives.eachWithIndex { name, i -> assert new File(merged, name).bytes == new File(parts[i], name).bytes }

// A machine that builds for others alone knows the operations too: it built for itself to ask.
def log = new File(basedir, 'build.log').text
assert log =~ /\[catalog\] building for /
def metadata = parts.collect { new File(it, 'provider-release.yaml').text } + new File(merged, 'provider-release.yaml').text
def validations = metadata.collect { it.substring(it.indexOf('staticValidation:')) } as Set
assert validations.size() == 1
assert validations[0].contains('- id: add')
assert ['darwin/arm64:', 'linux/amd64:', 'linux/arm64:'].every { metadata[3].contains(it) }

// One call did so for the whole tree: what needs no other machine is made where the others are merged.
def deployed = new File(basedir, 'target/repository/com/acme')
assert new File(deployed, 'apps-of-several-machines-notes/1.2.0').list().findAll { it.endsWith('.tar.gz') }.size() == 3
assert new File(deployed, 'apps-of-several-machines-pages/1.2.0').list().findAll { it.endsWith('.tar.gz') }.size() == 1
assert new File(basedir, 'pages/target/provider/release/provider-release.yaml').file

// Nothing was built where parts were merged.
assert log.findAll('taken over').size() == 3
assert log.findAll('installing shallow').size() == 3

// Other operations would be another release.
assert log =~ /windows\/amd64: expected the catalog [0-9a-f]+, found [0-9a-f]+/
assert !new File(basedir, 'notes/target/refused/release').exists()
assert !log.contains('\tat ')
