#pragma once

#include "tests/tidy/source.h"

// One rule of the house, one function: a file in, what is wrong with it out. Which files a rule
// is about is part of the rule.
namespace haven::tidy::rules {

// Where things stand and what they may see.
Findings includesPointDown(const Source& source);
Findings coreHasNoQt(const Source& source);
Findings coreHasNoClock(const Source& source);
Findings coreHasNoChance(const Source& source);
Findings coreDoesNoInputOrOutput(const Source& source);
Findings itemsUseQtCoreOnly(const Source& source);
Findings uiDoesNoInputOrOutput(const Source& source);

// How code is cut.
Findings filesAreShort(const Source& source);
Findings functionsAreShort(const Source& source);
Findings noNakedBoolParameter(const Source& source);
Findings switchesNameEachCase(const Source& source);
Findings noSingletons(const Source& source);
Findings headersArePragmaOnce(const Source& source);
Findings headersUseNoNamespace(const Source& source);
Findings typesHaveNamesOfTheField(const Source& source);
Findings noCommitIsIgnored(const Source& source);

// Qt, as we use it.
Findings connectsWithAddressAndContext(const Source& source);
Findings noNestedEventLoop(const Source& source);
Findings noConvenienceModels(const Source& source);
Findings listsAreCalm(const Source& source);
Findings interactiveWidgetsAreNamed(const Source& source);
Findings storedTextIsGuarded(const Source& source);

// What stands in files of any kind.
Findings noOpenEnds(const Source& source);
Findings noRejectedTerms(const Source& source);
Findings noMachinePaths(const Source& source);
Findings noRegistryHosts(const Source& source);
Findings sharedFolderIsNamedByCiOnly(const Source& source);
Findings tablesAreStrict(const Source& source);
Findings skipsOnlyForMissingRealFiles(const Source& source);

} // namespace haven::tidy::rules
