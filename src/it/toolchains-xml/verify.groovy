// The tools of toolchains.xml are found; one that is missing there is an error that says so.

def (all, older, selected, gone) = new File(basedir, 'build.log').text.split('Scanning for projects').tail()
def tools = new File(basedir, 'tools').path
def row = { log, tool, platform -> log.readLines().find { it =~ /\b${tool} +${platform} / } }

for (platform in ['linux/amd64', 'linux/arm64']) {
  assert row(all, 'Go', platform).contains("1.26.1   ${tools}/go-1.26 (toolchains.xml)")
  assert row(all, 'Rust', platform).contains("1.95.0   ${tools}/rust/bin/cargo (toolchains.xml)")
  assert row(all, 'Python', platform).contains("3.12.1   ${tools}/python-${platform - 'linux/'} (toolchains.xml)")
  assert row(all, 'Bun', platform).contains("1.3.1    ${tools}/bun/bun (toolchains.xml)")
}

// Rust's standard library is there for one of the platforms only.
assert !row(all, 'Rust', 'linux/amd64').contains('expected')
assert row(all, 'Rust', 'linux/arm64').contains(
    'expected the standard library for aarch64-unknown-linux-musl, found none')
assert all.contains('hint: Rust: rustup target add aarch64-unknown-linux-musl')

// A version that is asked for, and one that maven-toolchains-plugin has selected
for (log in [older, selected]) {
  assert row(log, 'Go', 'linux/arm64').contains("1.25.9   ${tools}/go-1.25 (toolchains.xml)")
}

assert gone.contains("Go: expected the program go at toolchains.xml, found that there is no file ${tools}/go-1.99")
assert gone.contains('expected all tools, found 3 problems, listed above')
assert !gone.contains('\tat ')
