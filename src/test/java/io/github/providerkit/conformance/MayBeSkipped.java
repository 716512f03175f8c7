package io.github.providerkit.conformance;

import java.util.Set;

/**
 * The only tests that a continuous build may skip: a class or {@code Class#method}, by simple
 * names, so that classes can move. What needs a tool is not among them: the tool is installed then.
 */
final class MayBeSkipped {
  /** Bound to operating systems, by {@code @EnabledOnOs} or {@code @DisabledOnOs}. */
  static final Set<String> ON_OTHER_SYSTEMS =
      Set.of(
          "AddedFilesTest#aLinkThatLeadsOutIsRefusedAtThePom",
          "AddedFilesTest#theyAreInTheArchiveInOrderAndNobodyRunsThem",
          "ArchiveCacheTest",
          "AtomicFileTest#givesThePermissionsOfAnOrdinaryNewFile",
          "AtomicFileTest#nothingIsWrittenThroughALinkThatWaitsThere",
          "BinaryFileTest#theShellOfThisMachineIsForThisMachine",
          "BuildAgainTest",
          "BunListingTest",
          "CommandBuildTest",
          "CommandBuildTest#whereTheProgramNeedsAnotherLibraryOneIsBuiltForTheCatalog",
          "CompileErrorsTest",
          "DoctorTest",
          "FileSetsTest#aLinkMayLeadToAnyPlaceInTheProjectAndToNoOther",
          "FileSetsTest#aPipeIsAProblem",
          "FileTreeOnDiskTest",
          "GitRepositoryTest#aNameMayHoldALineBreak",
          "GitSourceTest",
          "GoCompilerTest",
          "HostTest#garbageInThePathIsPassedOver",
          "HostTest#theFirstProgramOnThePathIsFound",
          "IndexPageInBrowserTest",
          "MadeFilesTest",
          "NpmPublicationTest",
          "NpmRegistryTest",
          "PackageContentsTest#aPipeIsRefusedAndNotWaitedFor",
          "PackageContentsTest#linksAreFollowedInsideThePackageAndRefusedOutOfIt",
          "PackedFilesTest#aLinkInTheWorkspaceMayBeAMember",
          "PackedFilesTest#aLinkOutOfTheWorkspaceIsNone",
          "PackedFilesTest#whoMayExecuteAFileIsPartOfIt",
          "PartsMergeTest#aLinkToAFileOutsideIsRefused",
          "PlatformsBuildTest#aBinaryThatDoesNotStartDoesNotGetIntoPlace",
          "PlatformsBuildTest#aCommandThatDoesNotListenIsEndedForGood",
          "PlatformsBuildTest#aFailureEndsTheOthersAndLeavesNothing",
          "PlatformsBuildTest#anInterruptEndsEverything",
          "PluginReleaseTest#aLinkIsNotPackedAndTold",
          "PluginScriptsTest",
          "PreparationTest#hasTheModesThatTheServerGives",
          "ProcessRunnerTest",
          "ProcessRunnerTest#anInterruptAlsoEndsWhatMadeItselfIndependent",
          "ProcessRunnerTest#whatACommandLeavesRunningIsToldAndNotEnded",
          "ProviderDocsTest#aDirectoryOfDocumentsThatIsALinkIsNone",
          "ProviderDocsTest#linksAreNotFollowed",
          "PythonCompilerTest",
          "QuestionTest",
          "ReleaseBuildTest",
          "ReleasePageInBrowserTest",
          "ReproducibleArchiverTest#aFileIsAProgramWhereThePersonWhoAddsItSaysSo",
          "ReproducibleArchiverTest#linksOfAFileSetStayInItsDirectory",
          "ReproducibleReleaseTest#withOtherModesOnTheDisk",
          "RustCompilerTest",
          "RustSourcesTest",
          "ScriptBuildTest",
          "SiblingsTest#linkedOnesAre",
          "StartOnceTest",
          "StartOnceTest#aBinaryForAnotherLibraryIsNotStartedAndThatIsTold",
          "StartOnceTest#aBinaryOfThisMachineIsStarted",
          "StaticFilesTest",
          "ToolchainResolverTest",
          "TypeScriptCompilerTest",
          "UpToDateBuildTest#sourcesBehindALinkAreSourcesAndACircleOfLinksEnds");

  /** For want of a program that only some machines have, beside readers that all have. */
  static final Set<String> WITHOUT_A_READER =
      Set.of(
          "ForeignReadersTest#libdeflate",
          "IndexPageBrowserTest#aLinkOpensOneProvider",
          "IndexPageBrowserTest#everythingIsThereUntilSomebodySearches");

  private MayBeSkipped() {}
}
