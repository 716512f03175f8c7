// Without packaging "provider" the goals are plain executions, and the metadata is an attachment like the rest.

def deployed = new File(basedir, 'target/repository/com/acme/deploy-from-pom-packaging/1.0.0')
def metadata = new File(deployed, 'deploy-from-pom-packaging-1.0.0-provider-release.yaml')
def archive = new File(deployed, 'deploy-from-pom-packaging-1.0.0-generic.tar.gz')
def checksums = new File(deployed, 'deploy-from-pom-packaging-1.0.0-checksums.txt')
def pom = new File(deployed, 'deploy-from-pom-packaging-1.0.0.pom')
def sha256 = archive.bytes.digest('SHA-256')

assert metadata.text == """\
schema: gestaltd-provider-release
schemaVersion: 1
package: github.com/acme/ui/console
kind: ui
version: 1.0.0
runtime: ui
artifacts:
    generic:
        path: ${archive.name}
        sha256: ${sha256}
"""
assert checksums.text == "${sha256}  ${archive.name}\n"
assert pom.text.contains('<packaging>pom</packaging>')
assert deployed.listFiles().findAll { !(it.name =~ /\.(md5|sha1)$/) && !it.name.endsWith('-build.pom') } as Set
    == [metadata, archive, checksums, pom] as Set
