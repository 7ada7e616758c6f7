#pragma once

#include "models/base/instant.h"
#include "models/base/result.h"
#include "models/crisis/directory_hours.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

// Who can be called or sent to, as data: resources/directory and the agency's own file, by one form
// (resources/directory/README.md). Nothing here has a clock: days and times come in.
HAVEN_ENUM(DirectoryKind, CrisisLine, MobileTeam, CrisisCenter, Hospital, Shelter, Partner,
           Interpreter, Program, DispatchCenter)
HAVEN_ENUM(TownScope, WholeState, Listed, NotKnown)
HAVEN_ENUM(AgreementState, NotRecorded, NoAgreement, Signed)

inline constexpr std::size_t kDirectoryEntriesMax = 2000;
inline constexpr std::size_t kDirectoryBytesMax = 4U * 1024U * 1024U;
inline constexpr std::size_t kDirectoryTextMax = 400; // bytes
inline constexpr std::size_t kDirectoryListMax = 16;  // phones, capabilities, notes
inline constexpr int kDirectoryAgeMax = 120;
inline constexpr int kAdultAge = 18;
inline constexpr int kCheckedDaysMax = 90; // a check counts so long

// The two capabilities that rules look at; every other word is the agency's own.
inline constexpr std::string_view kComesToPerson = "mobile-crisis";
inline constexpr std::string_view kReachesTeam = "routes-to-mobile-crisis";

struct DirectoryPhone {
    std::string number; // "211", "860-555-0100", "1-800-555-0100", with " x12" for an extension
    std::string press;  // what to press or say then
    bool operator==(const DirectoryPhone&) const = default;
};

struct DirectoryAges {
    std::string text = "unknown"; // as written
    bool isKnown = false;
    int from = 0;
    int to = kDirectoryAgeMax;
    std::optional<int> toInSchool; // taken up to this age by who is in school
    bool operator==(const DirectoryAges&) const = default;
};

struct DirectoryAgreement {
    AgreementState state = AgreementState::NotRecorded;
    std::string signedOn; // YYYY-MM-DD
    std::string endsOn;   // empty: open
    bool operator==(const DirectoryAgreement&) const = default;
};

struct DirectoryEntry {
    std::string id;
    DirectoryKind kind = DirectoryKind::Partner;
    std::string name;
    std::vector<DirectoryPhone> phones;
    std::string via; // the entry it is reached through, where it has no number of its own
    DirectoryHours hours;
    DirectoryAges ages;
    TownScope townScope = TownScope::NotKnown;
    std::vector<std::string> towns; // served; Listed only
    std::string at;                 // the town where it stands
    std::vector<std::string> capabilities;
    DirectoryAgreement agreement;
    std::optional<int> capacity; // so many at one time
    int order = 50;              // lower is tried first
    std::vector<std::string> notes;
    std::string source;
    std::string asOf;      // when the source said so: YYYY, YYYY-MM or YYYY-MM-DD
    std::string checkedOn; // YYYY-MM-DD; empty: nobody has confirmed it
    bool operator==(const DirectoryEntry&) const = default;
};

struct DirectoryFault {
    std::size_t index = 0; // of the entry in its file
    std::string entry;     // its id, or "?"
    std::string what;      // "hours: two parts overlap on Mon 12:00"
};

struct DirectoryRead {
    std::vector<DirectoryEntry> entries; // those without a fault
    std::vector<DirectoryFault> faults;  // the first of each entry
};

// {"entries": [...]}. An entry with a fault is left out and named, the others stand: a slip of the
// pen must not take every other number from a dispatcher. Refused as FileMalformed where the file
// is no such list at all. Towns are compared with `towns` in any case and kept as spelled there.
Result<DirectoryRead> parseDirectory(std::string_view json, std::string_view fileName,
                                     const std::vector<std::string>& towns);
// The file again; parseDirectory() of it gives the same entries.
std::string directoryText(const std::vector<DirectoryEntry>& entries);

// The shipped entries with the agency's: one with the same id takes the place of the shipped one.
std::vector<DirectoryEntry> mergedDirectory(std::vector<DirectoryEntry> shipped,
                                            const std::vector<DirectoryEntry>& agency);

// Any usual way of writing a number of North America, as it is kept; nothing where it is none. 911
// is none: it rings here.
std::optional<std::string> phoneNumberFrom(std::string_view text);
std::string phoneText(const DirectoryPhone& phone); // "211, press 1, then 1"

std::string kindWord(DirectoryKind kind); // "crisis-line"
// Also as a screen has it, "crisis line", and with a low line.
std::optional<DirectoryKind> kindFromWord(std::string_view word);
std::string directoryKindWords(); // all of them, for whoever wrote none
bool hasCapability(const DirectoryEntry& entry, std::string_view capability);
// Known to serve that town, known to take that age.
bool servesTown(const DirectoryEntry& entry, std::string_view town);
bool takesAge(const DirectoryEntry& entry, int age);
const DirectoryEntry* findEntry(const std::vector<DirectoryEntry>& entries, std::string_view id);

// Days from a day as written to that day; nothing where it is not written as a day.
std::optional<int> daysSince(std::string_view writtenDay, LocalDay day);

} // namespace haven
