// What two machines built becomes one release, from their directories and from a repository, or is refused with a table.

def archives = ['gestalt-plugin-greeter_v0.1.0_darwin_arm64.tar.gz', 'gestalt-plugin-greeter_v0.1.0_linux_amd64.tar.gz']
def merged = new File(basedir, 'target/provider/release')
assert merged.list().sort() == ['checksums.txt'] + archives + ['provider-release.yaml']

// The archives are those of the machines, byte by byte.
def parts = [new File(basedir, 'target/machine-2/release'), new File(basedir, 'target/machine-1/release')]
archives.eachWithIndex { name, i -> assert new File(merged, name).bytes == new File(parts[i], name).bytes }

// So are those that came by way of the repository, whatever the order of the platforms.
def fetched = new File(basedir, 'target/from-repository/release')
archives.each { assert new File(fetched, it).bytes == new File(merged, it).bytes }
assert new File(fetched, 'provider-release.yaml').text == new File(merged, 'provider-release.yaml').text

// One metadata names both, under the names of the repository too.
def deployed = new File(basedir, 'target/repository/com/acme/several-machines/0.1.0')
def metadata = new File(deployed, 'several-machines-0.1.0.yaml').text
['linux/amd64:', 'darwin/arm64:', 'several-machines-0.1.0-linux-amd64.tar.gz'].each { assert metadata.contains(it) }
['darwin-arm64.tar.gz', 'linux-amd64.tar.gz', 'linux-amd64.json', 'checksums.txt'].each {
  assert new File(deployed, "several-machines-0.1.0-$it").file
}

// Nothing was compiled where parts were merged, and a refusal says what was missing or other.
def log = new File(basedir, 'build.log').text
assert log.findAll('compiling Go').size() == 2
assert log.contains('expected a part for linux/arm64, found none')
assert log.contains('expected a part for darwin/amd64, found none')
assert log.contains('linux/amd64: expected the version 0.2.0, found 0.1.0')
assert log =~ /this release +greeter +plugin +0\.2\.0/
assert !new File(basedir, 'target/incomplete/release').exists()
assert !new File(basedir, 'target/other-version/release').exists()
