#pragma once

#include "app/session/directory_files.h"
#include "models/crisis/directory_find.h"
#include "models/crisis/directory_lint.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

// How the verb `directory` says what was found, as text and as JSON.
namespace haven::ctl {

void sayFound(const std::vector<DirectoryMatch>& found, const std::vector<DirectoryEntry>& all,
              const DirectoryQuery& query);
nlohmann::json foundJson(const std::vector<DirectoryMatch>& found,
                         const std::vector<DirectoryEntry>& all, const DirectoryQuery& query);

struct DirectoryCheck {
    DirectoryInput input; // what was checked
    std::vector<DirectoryFinding> findings;
    std::vector<DirectoryEntry> all; // as a console would use them
};
void sayCheck(const DirectoryCheck& check, const std::vector<std::string>& towns);
nlohmann::json checkJson(const DirectoryCheck& check, const std::vector<std::string>& towns);

// "row 5, quarry-team: hours: …", or "entry 4, …" where it is no table.
std::string directoryFaultText(const DirectoryInput& input, const DirectoryFault& fault);

} // namespace haven::ctl
