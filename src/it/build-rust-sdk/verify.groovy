// A provider against the published SDK: the program writes down its operations, with the schemas that the SDK derives.

def archive = new File(basedir, 'target/provider/release').listFiles().find { it.name.endsWith('.tar.gz') }
def catalog = ['tar', '-xOzf', archive, 'catalog.yaml'].execute().text
assert catalog.contains('Looks for a pearl') && catalog.contains('Where to look.')

// No lock was there, and none is now.
assert !new File(basedir, 'Cargo.lock').exists()

// Nobody asked for platforms: that there is one alone is said.
assert new File(basedir, 'build.log').text =~ /compiled for \w+\/\w+\S* alone, the platform of this machine; -Dprovider.platforms=all for others/
