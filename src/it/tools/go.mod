module tools

go 1.24

tool (
	github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod
	github.com/rhysd/actionlint/cmd/actionlint
)

require (
	github.com/CycloneDX/cyclonedx-gomod v1.10.0
	github.com/rhysd/actionlint v1.7.12
)
