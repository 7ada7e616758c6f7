#pragma once

#include "models/dispatch/log_words.h"
#include "models/dispatch/state.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

class QString;

namespace haven {

// What stands in place of a protected name where no code is told.
inline constexpr const char* kNameWithheld = "(withheld)";

struct ProtectedName {
    std::vector<std::string> parts; // folded
    FieldClass fieldClass = FieldClass::Victim;
    bool operator==(const ProtectedName&) const = default;
};

// The names of victims and of minors of one incident, to be found again in what people typed of it.
// How a name part is told from a word that everybody uses is in
// models/decisions/0032-names-in-free-words.md. Plain values; pure.
class ProtectedNames final
{
public:
    // It could not be read who is protected: then every text is withheld.
    static ProtectedNames unread();

    void add(const std::string& name, FieldClass fieldClass);
    // Where it happens: words of it alone are no name, as in "12 Elm St".
    void addPlace(const std::string& place);
    void add(const ProtectedNames& others);
    // Who is named here by a role that protects nobody: being a victim elsewhere hides them not.
    void addOpen(const std::string& name);
    // Names of other incidents: here they are names where two parts of one stand together.
    void protectAlso(std::shared_ptr<const ProtectedNames> elsewhere);
    bool isEmpty() const;

    // The text in pieces that make it up again; one with a class is a name.
    std::vector<NamedPiece> piecesOf(const std::string& text) const;
    // `elsewhere` in place of what protectAlso() took; none of them null.
    std::vector<NamedPiece> piecesOf(const std::string& text,
                                     const std::vector<const ProtectedNames*>& elsewhere) const;
    // The text with kNameWithheld for each name.
    std::string withoutNames(const std::string& text) const;

private:
    void put(ProtectedName name);
    std::vector<const ProtectedName*> fullNamesIn(const std::vector<std::string>& words) const;
    bool isOpen(const ProtectedName& name) const;

    std::vector<ProtectedName> m_names;
    std::map<std::string, std::vector<std::size_t>> m_byPart; // places in m_names
    std::vector<std::vector<std::string>> m_open;             // folded parts
    std::shared_ptr<const ProtectedNames> m_elsewhere;
    std::vector<std::vector<std::string>> m_places; // folded words
    std::vector<std::vector<std::string>> m_sites;  // and where only everyday words are a place
    bool m_isUnread = false;
};

// Of an incident in memory and of all that are joined with it, and the full names of all others.
ProtectedNames protectedNames(const State& state, const Incident& incident);

} // namespace haven
