package io.github.providerkit.compile.go;

import io.github.providerkit.compile.KnownFailure;
import io.github.providerkit.compile.Step;
import java.util.List;

/** What can be foreseen to go wrong when Go code is compiled. */
final class GoFailures {
  private static final String TIDY = "run \"go mod tidy\" and commit go.mod and go.sum";

  private static final List<KnownFailure> KNOWN =
      List.of(
          new KnownFailure(
              "undefined: " + GoWrapper.PACKAGE + ".New",
              "expected an exported function New in the provider's package, found none",
              "New takes nothing and returns the provider: func New() *Provider { … }"),
          new KnownFailure(
              "undefined: " + GoWrapper.PACKAGE + ".Router",
              "expected an exported variable Router in the provider's package, found none",
              "Router holds a plugin's operations: var Router = gestalt.MustRouter(…)"),
          new KnownFailure(
              "(running go 1.",
              "expected the version of Go that go.mod or go.work requires, found an older one",
              "install it, or let Go fetch it itself with GOTOOLCHAIN=auto in the environment"),
          new KnownFailure(
              "not one of the workspace modules listed in go.work",
              GoModule.NOT_IN_WORKSPACE,
              GoModule.USE),
          new KnownFailure(
              "lookup disabled by GOPROXY=off",
              "expected all modules on this machine (offline), found that one is missing",
              "build once without -o, or run \"go mod download\""),
          new KnownFailure(
              "no required module provides package " + GoWrapper.SDK,
              "expected the module " + GoWrapper.SDK + " in go.mod, found that it is not required",
              "run \"go get " + GoWrapper.SDK + "\""),
          new KnownFailure(
              "cannot find module providing package " + GoWrapper.SDK,
              "expected the module " + GoWrapper.SDK + " in go.mod, found that it is not required",
              "run \"go get " + GoWrapper.SDK + "\""),
          new KnownFailure(
              "missing go.sum entry",
              "expected go.sum to be complete, found entries missing",
              TIDY),
          new KnownFailure(
              "updates to go.mod needed",
              "expected go.mod to be up to date, found that it is not",
              TIDY),
          new KnownFailure(
              "inconsistent vendoring",
              "expected the directory vendor to agree with go.mod, found that it does not",
              "run \"go mod vendor\" (in a workspace \"go work vendor\")"),
          new KnownFailure(
              "build constraints exclude all Go files",
              "expected Go files for this platform, found that build constraints exclude all",
              "look at //go:build lines and at file names such as x_linux.go;"
                  + " provider.platforms says what is built"),
          new KnownFailure(
              "unsupported GOOS/GOARCH pair",
              "expected a platform that this version of Go compiles for, found another",
              "\"go tool dist list\" shows them"));

  private GoFailures() {}

  /** The failures, told of a step. */
  static List<KnownFailure> of(Step step) {
    return KNOWN.stream()
        .map(
            known ->
                new KnownFailure(known.sign(), step.name() + ": " + known.message(), known.hint()))
        .toList();
  }
}
