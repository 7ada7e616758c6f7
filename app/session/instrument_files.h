#pragma once

#include "app/session/knowledge_base.h"

#include <string>
#include <vector>

namespace haven {

inline constexpr std::size_t kInstrumentFileBytesMax = 65'536;
inline constexpr std::size_t kAgencyInstrumentsMax = 50;

// Licensed instruments that an agency installs itself: the .json files of the folder
// STATION.instruments beside the station. None is ever shipped.
std::string agencyInstrumentsPath(const std::string& stationPath);
// By name; none where there is no such folder.
std::vector<std::string> agencyInstrumentFiles(const std::string& stationPath);

// Each file in which the linter finds nothing that must be set right. Every other is among
// `disabled`, with the line and what is wrong.
void takeAgencyInstruments(KnowledgeBase& base, const std::string& stationPath);

} // namespace haven
