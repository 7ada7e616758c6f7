#pragma once

#include "models/items/directory_list_model.h"

#include <QString>

namespace haven::ui {

DirectoryWords directoryWords();
// "211, press 1, then 1", "through ACTION line: 211", or that no number is on file.
QString reachText(const DirectoryReach& reach);
// How it fits what was asked: "open now · serves Hartford".
QString fitText(const DirectoryRow& row);
// What to be careful about; empty without.
QString warningText(const DirectoryRow& row);
// "all" and "unknown" of the file in the language of whoever reads; else as it is written.
QString agesText(const std::string& ages);
// "always?" of the file is "always (not certain)".
QString hoursText(const std::string& hours);
QString townsText(const DirectoryEntry& entry);
QString agreementText(const DirectoryAgreement& agreement);

} // namespace haven::ui
