// The goal tells what is missing and what to do, and fails only when it is asked to.

def (told, failed, alone) = new File(basedir, 'build.log').text.split('Scanning for projects').tail()
def tools = new File(basedir, 'tools').path

for (platform in ['darwin/arm64 ', 'windows/arm64']) {
  assert told.contains("Go      ${platform}  1.26.1   ${tools}/go (parameter provider.go)")
  assert told.contains("Rust    ${platform}  -        Rust: expected the program cargo at parameter provider.cargo,"
      + " found that there is no file ${tools}/no-cargo")
  assert told.contains("Bun     ${platform}  -        Bun: expected the program bun at parameter provider.bun,"
      + " found that ${tools}/broken-bun ends with status 3: no such library")
  assert told.contains("Python: expected a Python interpreter for ${platform.trim()}, found none")
}
assert told.contains('hint: Python: Python programs only run where their interpreter does: set'
    + ' GESTALT_PYTHON_DARWIN_ARM64 to one for darwin/arm64')
assert told.contains('BUILD SUCCESS')

assert failed.contains('provider.doctor.fail: expected all tools, found 6 problems, listed above')
assert !failed.contains('\tat ')

// Without a POM, a manifest, or any knowledge of what this machine has
assert alone.contains('tool    platform')
for (tool in ['Go', 'Rust', 'Python', 'Bun']) {
  assert alone =~ /(?m)\b${tool} +\w+\/\w+ /
}
assert new File(basedir, 'no-pom').list() as List == ['README']
