// Maven's own check of reproducible builds finds every file of a second build equal to the installed one.

def comparison = new Properties()
new File(basedir, 'target/artifact-compare-1.0.0.buildcompare').withReader { comparison.load(it) }
assert comparison.ko == '0'
assert comparison.ignored == '0'
assert comparison.okFiles.replace('"', '').split(' ').findAll { !it.endsWith('.pom') } as Set == [
    'artifact-compare-1.0.0.yaml',
    'artifact-compare-1.0.0-generic.tar.gz',
    'artifact-compare-1.0.0-checksums.txt',
] as Set

// The entries of the archive have the time that the POM sets.
def archive = new File(basedir, 'target/provider/release/gestalt-plugin-dashboard_v1.0.0.tar.gz')
def firstHeader = new java.util.zip.GZIPInputStream(archive.newInputStream()).withCloseable { it.readNBytes(512) }
assert Long.parseLong(new String(firstHeader, 136, 11, 'US-ASCII'), 8)
    == java.time.Instant.parse('2026-05-07T12:30:00Z').epochSecond
