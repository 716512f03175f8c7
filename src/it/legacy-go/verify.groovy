// The Go program of a plugin.yaml is compiled as it is, and its manifest says for each platform what to run.

def log = new File(basedir, 'build.log').text
def entries = { File archive -> ['tar', '-tzf', archive].execute().text.readLines() }
def text = { File archive, String entry -> ['tar', '-xOzf', archive, entry].execute().text }

def release = new File(basedir, 'target/provider/release')
def archives = release.list().findAll { it.endsWith('.tar.gz') }.sort()
assert archives.size() == 2 && archives.every { it.startsWith('gestalt-plugin-tickets_v1.2.0_') }
assert release.list().sort() == ['checksums.txt', *archives]
archives.each { name ->
  assert new File(release, 'checksums.txt').text.contains("${new File(release, name).bytes.digest('SHA-256')}  ${name}\n")
}

// Program, manifest and what it names; no metadata, no catalog, and not the artifact that the release replaces.
def windows = new File(release, 'gestalt-plugin-tickets_v1.2.0_windows_amd64.tar.gz')
assert entries(windows) == ['artifacts/windows/amd64/provider.exe', 'plugin.yaml', 'schemas/config.yaml']
def manifest = text(windows, 'plugin.yaml')
assert manifest.contains('artifact_path: artifacts/windows/amd64/provider.exe')
assert manifest.contains('args: [--serve] # as the server starts it')
assert manifest.contains('os: windows') && !manifest.contains('bin/tickets')
def program = new File(basedir, 'target/provider/artifacts/windows/amd64/provider.exe')
assert manifest.contains("sha256: ${program.bytes.digest('SHA-256')}")

// What is for this machine runs as the manifest says; nothing else has started it.
def here = new File(release, archives.find { it != windows.name })
def binary = entries(here).find { it.endsWith('/provider') }
['tar', '-xzf', here, '-C', basedir, binary].execute().waitFor()
assert [new File(basedir, binary).path, '--serve'].execute().text == 'no tickets\n'

// The second build compiled nothing; the third has the program where the original put it.
assert log.findAll('compiling Go').size() == 4
assert log.findAll('up to date').size() == 2
def flat = new File(basedir, "target/flat/release/${windows.name}")
assert entries(flat) == ['gestalt-plugin-tickets.exe', 'plugin.yaml', 'schemas/config.yaml']
assert text(flat, 'plugin.yaml').contains('artifact_path: gestalt-plugin-tickets.exe')
assert !log.contains('writing down the operations')
