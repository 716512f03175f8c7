// A server takes a release straight from a Maven repository: its metadata names the files that lie beside it.

def deployed = new File(basedir, 'target/repository/com/acme/deploy-to-repository/1.2.0')
def metadata = new File(deployed, 'deploy-to-repository-1.2.0.yaml')
def archive = new File(deployed, 'deploy-to-repository-1.2.0-generic.tar.gz')
def checksums = new File(deployed, 'deploy-to-repository-1.2.0-checksums.txt')
def pom = new File(deployed, 'deploy-to-repository-1.2.0.pom')
def sha256 = archive.bytes.digest('SHA-256')

assert metadata.text == """\
schema: gestaltd-provider-release
schemaVersion: 1
package: github.com/acme/plugins/greeter
kind: plugin
version: 1.2.0
runtime: declarative
artifacts:
    generic:
        path: ${archive.name}
        sha256: ${sha256}
"""
assert checksums.text == "${sha256}  ${archive.name}\n"
assert pom.text.contains('<artifactId>deploy-to-repository</artifactId>')
assert pom.text.contains('<packaging>provider</packaging>')

// Nothing else but Maven's own checksums, which hold. Maven 4 also publishes the POM as it was written.
def published = deployed.listFiles().findAll { !(it.name =~ /\.(md5|sha1)$/) && !it.name.endsWith('-build.pom') } as Set
assert published == [metadata, archive, checksums, pom] as Set
for (file in published) {
  assert new File(deployed, file.name + '.sha1').text.trim() == file.bytes.digest('SHA-1')
  assert new File(deployed, file.name + '.md5').text.trim() == file.bytes.digest('MD5')
}

// What can be uploaded elsewhere keeps the consumer's own names, and is the same archive.
def release = new File(basedir, 'target/provider/release')
assert release.list() as Set == ['checksums.txt', 'gestalt-plugin-greeter_v1.2.0.tar.gz', 'provider-release.yaml'] as Set
assert new File(release, 'gestalt-plugin-greeter_v1.2.0.tar.gz').bytes == archive.bytes
assert new File(release, 'checksums.txt').text == "${sha256}  gestalt-plugin-greeter_v1.2.0.tar.gz\n"
assert new File(release, 'provider-release.yaml').text
    == metadata.text.replace(archive.name, 'gestalt-plugin-greeter_v1.2.0.tar.gz')
