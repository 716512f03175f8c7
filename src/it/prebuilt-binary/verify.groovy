// A program that was built elsewhere is released for its platform alone.

def release = new File(basedir, 'target/provider/release')
def archive = new File(release, 'gestalt-plugin-translator_v2.1.0.tar.gz')
def listing = ['tar', '-tvzf', archive].execute().text.readLines().collectEntries { [it.split(/\s+/).last(), it.substring(0, 10)] }

// What is to be run can be run, whatever the checkout says: nothing in this test marks the file as executable.
assert listing == ['bin/translator': '-rwxr-xr-x', 'catalog.yaml': '-rw-r--r--', 'manifest.yaml': '-rw-r--r--']

def program = new File(basedir, 'bin/translator')
assert ['tar', '-xOzf', archive, 'bin/translator'].execute().text == program.text
assert ['tar', '-xOzf', archive, 'manifest.yaml'].execute().text.contains("sha256: ${program.bytes.digest('SHA-256')}")

def expected = """\
schema: gestaltd-provider-release
schemaVersion: 1
package: github.com/acme/plugins/translator
kind: plugin
version: 2.1.0
runtime: executable
artifacts:
    linux/amd64:
        path: ${archive.name}
        sha256: ${archive.bytes.digest('SHA-256')}
"""
assert new File(release, 'provider-release.yaml').text == expected

def deployed = new File(basedir, 'target/repository/com/acme/prebuilt-binary/2.1.0')
assert new File(deployed, 'prebuilt-binary-2.1.0-linux-amd64.tar.gz').bytes == archive.bytes
assert new File(deployed, 'prebuilt-binary-2.1.0.yaml').text
    == expected.replace(archive.name, 'prebuilt-binary-2.1.0-linux-amd64.tar.gz')
