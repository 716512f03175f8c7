// Platforms have Go's names; other names for them are known well enough for a hint.

def (macos, x86) = new File(basedir, 'build.log').text.split('Scanning for projects').tail()
assert macos.contains(
    'provider.platforms: expected the operating system darwin, linux, windows, found "macos" in "macos/amd64"')
assert macos.contains('hint: did you mean "darwin"?')

assert x86.contains(
    'provider.platforms: expected the architecture 386, amd64, arm, arm64, found "x86_64" in "linux/x86_64"')
assert x86.contains('hint: did you mean "amd64"?')

assert !(macos + x86).contains('\tat ')
assert !new File(basedir, 'target/provider/release').exists()
