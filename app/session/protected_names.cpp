#include "app/session/protected_names.h"

#include "app/session/name_lookalikes.h"
#include "app/session/name_words.h"
#include "models/dispatch/people_words.h"
#include "models/items/search_fold.h"

#include <algorithm>
#include <QString>
#include <set>
#include <utility>

namespace haven {

namespace {

constexpr int kParticlesMax = 4; // in a row, before a name

// A text is cut into words, and each word is asked for by what stands around it.
struct TextWord {
    qsizetype at = 0;
    qsizetype length = 0;
    std::string folded;
    bool isCapital = false; // its first letter
    bool isFirst = false;   // of a sentence or a line
    bool isLast = false;    // of a line
    bool isFigures = false;
    bool isOfPlace = false;
    bool isOfSite = false;            // of a place that may be called like somebody
    bool isPaired = false;            // next to another part of the name
    std::optional<FieldClass> nameOf; // it is told to nobody
};

bool isOfWord(QChar letter)
{
    return letter.isLetterOrNumber() || letter.isMark() || letter.isSurrogate();
}

bool endsSentence(QChar sign)
{
    return sign == u'.' || sign == u'!' || sign == u'?' || sign == u':' || sign == u'\n' ||
           sign == u'\r';
}

bool isBreak(QChar sign)
{
    return sign == u'\n' || sign == u'\r';
}

std::vector<TextWord> textWords(const QString& text)
{
    std::vector<TextWord> words;
    bool isFirst = true;
    for (qsizetype at = 0; at < text.size();) {
        if (!isOfWord(text[at])) {
            isFirst = isFirst || endsSentence(text[at]);
            if (isBreak(text[at]) && !words.empty())
                words.back().isLast = true;
            ++at;
            continue;
        }
        TextWord word;
        word.at = at;
        while (at < text.size() && isOfWord(text[at]))
            ++at;
        word.length = at - word.at;
        const QString letters = text.mid(word.at, word.length);
        word.folded = searchFold(letters).toStdString();
        word.isCapital = letters[0].isUpper();
        word.isFigures = std::all_of(letters.begin(), letters.end(),
                                     [](QChar letter) { return letter.isDigit(); });
        word.isFirst = isFirst;
        isFirst = false;
        words.push_back(std::move(word));
    }
    if (!words.empty())
        words.back().isLast = true;
    return words;
}

bool isOneLetter(const std::string& part)
{
    return QString::fromStdString(part).size() == 1;
}

NamePart kindOf(const std::string& part)
{
    return isOneLetter(part) ? NamePart::Beside : namePartOf(part);
}

// "quillfeathers", the family, or with an apostrophe left out.
bool isPart(const std::string& word, const std::string& part)
{
    if (word == part)
        return true;
    const bool isLonger = word.size() > part.size() && word.compare(0, part.size(), part) == 0;
    const std::string_view ending = std::string_view(word).substr(isLonger ? part.size() : 0);
    const NamePart kind = kindOf(part);
    return isLonger && (ending == "s" || ending == "es") &&
           (kind == NamePart::Name || kind == NamePart::Everyday);
}

// Whether both are parts of one name, and not the same part twice.
bool areOfOne(const ProtectedName& name, const std::string& one, const std::string& other)
{
    for (std::size_t i = 0; i < name.parts.size(); ++i) {
        for (std::size_t k = 0; k < name.parts.size(); ++k) {
            if (i != k && isPart(one, name.parts[i]) && isPart(other, name.parts[k]))
                return true;
        }
    }
    return false;
}

// The search for names in one text.
class NameSearch final
{
public:
    NameSearch(const QString& text, const std::vector<ProtectedName>& names)
        : m_text(text), m_names(names), m_words(textWords(text))
    {
        // Where all letters are large, or nearly, a capital says nothing.
        const auto large =
            std::count_if(text.begin(), text.end(), [](QChar c) { return c.isUpper(); });
        const auto small =
            std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLower(); });
        m_isLarge = large > small;
    }

    void markPlace(const std::vector<std::string>& place)
    {
        for (const std::size_t at : whereIs(place)) {
            for (std::size_t k = 0; k < place.size(); ++k)
                m_words[at + k].isOfPlace = true;
        }
    }

    void markSite(const std::vector<std::string>& site)
    {
        for (const std::size_t at : whereIs(site)) {
            for (std::size_t k = 0; k < site.size(); ++k)
                m_words[at + k].isOfSite = true;
        }
    }

    std::vector<std::string> folded() const
    {
        std::vector<std::string> out;
        for (const TextWord& word : m_words)
            out.push_back(word.folded);
        return out;
    }

    // Of another incident: only two parts of it together are a name here.
    void markFull(const ProtectedName& name)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            if (!isOf(name, i) || !isMore(i))
                continue;
            for (std::size_t k = i + 1; k < m_words.size() && areTogether(k - 1, k); ++k) {
                if (isOf(name, k) && isMore(k)) {
                    if (isFullName(name, i, k))
                        hidePair(i, k, name.fieldClass);
                    break;
                }
                if (!isOf(name, k) && !isInitial(k))
                    break;
            }
        }
    }

    std::vector<NamedPiece> pieces()
    {
        for (const ProtectedName& name : m_names) {
            std::vector<bool> isOfName;
            for (const TextWord& word : m_words)
                isOfName.push_back(std::any_of(
                    name.parts.begin(), name.parts.end(),
                    [&word](const std::string& part) { return isPart(word.folded, part); }));
            markAlone(name, isOfName);
            for (int n = 0; n < kParticlesMax; ++n) // "de" by "la", "la" by "Cruz"
                markPairs(name, isOfName);
        }
        return cut();
    }

private:
    std::vector<std::size_t> whereIs(const std::vector<std::string>& words) const
    {
        std::vector<std::size_t> out;
        for (std::size_t i = 0; i + words.size() <= m_words.size(); ++i) {
            bool isHere = true;
            for (std::size_t k = 0; k < words.size(); ++k)
                isHere = isHere && m_words[i + k].folded == words[k];
            if (isHere)
                out.push_back(i);
        }
        return out;
    }

    // Nothing but blanks, commas, dashes and dots of initials between them.
    bool areTogether(std::size_t first, std::size_t second) const
    {
        const TextWord& before = m_words[first];
        for (qsizetype at = before.at + before.length; at < m_words[second].at; ++at) {
            const QChar sign = m_text[at];
            const bool isBetween = sign == u' ' || sign == u',' || sign == u'-' || sign == u'.' ||
                                   sign == u'_' || sign == u'\'' || sign == QChar(0x2019);
            if (!isBetween)
                return false;
        }
        return true;
    }

    // The words from first to last are the name of a street.
    bool isOfStreet(std::size_t first, std::size_t last) const
    {
        const std::size_t next = last + 1;
        if (next >= m_words.size() || !areTogether(last, next))
            return false;
        const TextWord& kind = m_words[next];
        const bool isNumbered = first > 0 && m_words[first - 1].isFigures;
        if (isStreetWord(kind.folded))
            return isNumbered || first == last;
        return isNumbered && kind.isCapital && isNumberedStreet(kind.folded);
    }

    // One part may be of several; which of them is meant tells the part beside it.
    void hide(std::size_t at, FieldClass fieldClass)
    {
        TextWord& word = m_words[at];
        if (!word.isPaired)
            word.nameOf = std::max(word.nameOf.value_or(fieldClass), fieldClass);
    }

    void hidePair(std::size_t first, std::size_t last, FieldClass fieldClass)
    {
        for (std::size_t each = first; each <= last; ++each) {
            TextWord& word = m_words[each];
            word.nameOf = word.isPaired ? std::max(*word.nameOf, fieldClass) : fieldClass;
            word.isPaired = true;
        }
    }

    bool isOf(const ProtectedName& name, std::size_t at) const
    {
        return std::any_of(
            name.parts.begin(), name.parts.end(),
            [this, at](const std::string& part) { return isPart(m_words[at].folded, part); });
    }

    // "they will grant it" and what is said of a place name nobody.
    bool isFullName(const ProtectedName& name, std::size_t first, std::size_t last) const
    {
        const auto isSurely = [this](std::size_t at) {
            return m_words[at].isCapital || kindOf(m_words[at].folded) == NamePart::Name;
        };
        const bool isStreet = last + 1 < m_words.size() && areTogether(last, last + 1) &&
                              isStreetWord(m_words[last + 1].folded);
        const auto isPlaced = [this](std::size_t at) {
            const TextWord& word = m_words[at];
            return word.isOfPlace || (word.isOfSite && kindOf(word.folded) != NamePart::Name);
        };
        const bool isPlace = isPlaced(first) && isPlaced(last);
        return areOfOne(name, m_words[first].folded, m_words[last].folded) && isSurely(first) &&
               isSurely(last) && !isStreet && !isOfStreet(first, last) && !isPlace;
    }

    // Parts of a name next to each other, in any order and however they are written; the initial of
    // a middle name may stand between them.
    void markPairs(const ProtectedName& name, const std::vector<bool>& isOfName)
    {
        for (std::size_t i = 0; i + 1 < m_words.size(); ++i) {
            for (std::size_t k = i + 1; k <= i + 2 && k < m_words.size(); ++k) {
                if (!areTogether(k - 1, k) || (k == i + 2 && !isInitial(i + 1)))
                    break;
                if (!isOfName[i] || !isOfName[k] ||
                    !areOfOne(name, m_words[i].folded, m_words[k].folded) || isOfStreet(i, k) ||
                    isCutOff(k - 1, k))
                    continue;
                // "de la" is of every name.
                const bool isSaid =
                    isMore(i) || isMore(k) || m_words[i].nameOf || m_words[k].nameOf;
                if (!isSaid)
                    continue;
                hidePair(i, k, name.fieldClass);
            }
        }
    }

    // "Cruz, de la calle": a particle goes with what is behind it, or before it without a comma.
    bool isCutOff(std::size_t first, std::size_t second) const
    {
        const qsizetype end = m_words[first].at + m_words[first].length;
        const bool hasComma = m_text.mid(end, m_words[second].at - end).contains(u',');
        // "a hatchet, Joe ran"; only who begins with the family writes "Hatchet, Joe".
        const bool isThingBefore =
            !isMore(first) && !isOneLetter(m_words[first].folded) && !m_words[first].isFirst;
        return hasComma && (!isMore(second) || isThingBefore);
    }

    bool isMore(std::size_t at) const { return kindOf(m_words[at].folded) != NamePart::Beside; }

    bool isInitial(std::size_t at) const
    {
        const TextWord& word = m_words[at];
        return isOneLetter(word.folded) && !word.isFigures && m_text[word.at - 1] == u' ';
    }

    void markAlone(const ProtectedName& name, const std::vector<bool>& isOfName)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            if (!isOfName[i])
                continue;
            for (const std::string& part : name.parts) {
                if (isPart(m_words[i].folded, part) && isNameAlone(i, part))
                    hide(i, name.fieldClass);
            }
        }
    }

    // Only what is told of it by the same breath: behind a comma something else is said.
    WordsAround aroundOf(std::size_t at) const
    {
        WordsAround out;
        if (at > 0 && areTogether(at - 1, at))
            out.before = m_words[at - 1].folded;
        const std::size_t next = at + 1;
        const qsizetype end = m_words[at].at + m_words[at].length;
        if (next >= m_words.size() || !areTogether(at, next) ||
            m_text.mid(end, m_words[next].at - end).contains(u','))
            return out;
        out.next = m_words[next].folded;
        if (next + 1 < m_words.size() && !m_words[next + 1].isFirst)
            out.afterNext = m_words[next + 1].folded;
        return out;
    }

    // "ABOUT THE GRANT": in large letters the article tells; "the Grant boy" is written as a name.
    bool isThing(std::size_t at) const
    {
        if (!m_isLarge || at == 0 || !areTogether(at - 1, at))
            return false;
        const std::string& before = m_words[at - 1].folded;
        return before == "the" || before == "a" || before == "an";
    }

    bool isPlaceHere(std::size_t at) const
    {
        const bool isAfter = at > 0 && areTogether(at - 1, at);
        const bool isBefore = at + 1 < m_words.size() && areTogether(at, at + 1);
        return isPlaceSaid({m_words[at].folded,
                            isAfter ? std::string_view(m_words[at - 1].folded) : "",
                            isBefore ? std::string_view(m_words[at + 1].folded) : "", m_isLarge});
    }

    bool isNameAlone(std::size_t at, const std::string& part) const
    {
        const TextWord& word = m_words[at];
        if (word.isOfPlace || isOfStreet(at, at))
            return false;
        if (isPlaceHere(at))
            return false;
        const NamePart kind = kindOf(part);
        const bool isAfterTitle =
            at > 0 && areTogether(at - 1, at) && isBeforeName(m_words[at - 1].folded);
        const bool isOwner = at + 1 < m_words.size() && m_words[at + 1].folded == "s" &&
                             m_words[at + 1].at == word.at + word.length + 1;
        const bool isLine = word.isFirst && word.isLast;
        switch (kind) {
        case NamePart::Name:
            return true;
        case NamePart::Everyday:
            return isAfterTitle || isLine || isOwner ||
                   (word.isCapital && !isWordBefore(word.folded, aroundOf(at)) && !isThing(at));
        case NamePart::Opening:
            return isAfterTitle || isLine || (word.isCapital && isOwner) ||
                   (word.isCapital && !word.isFirst && !m_isLarge);
        case NamePart::Beside:
            return isAfterTitle && !isOneLetter(part);
        case NamePart::Nobody:
            return false;
        }
        return false;
    }

    // Words of a name that follow each other are one piece: how many there are tells of it too.
    std::vector<NamedPiece> cut() const
    {
        std::vector<NamedPiece> out;
        qsizetype from = 0;
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            if (!m_words[i].nameOf)
                continue;
            FieldClass fieldClass = *m_words[i].nameOf;
            std::size_t last = i;
            while (last + 1 < m_words.size() && m_words[last + 1].nameOf &&
                   areTogether(last, last + 1)) {
                ++last;
                fieldClass = std::max(fieldClass, *m_words[last].nameOf);
            }
            const TextWord& first = m_words[i];
            const qsizetype end = m_words[last].at + m_words[last].length;
            if (first.at > from)
                out.push_back({m_text.mid(from, first.at - from).toStdString(), {}});
            out.push_back({m_text.mid(first.at, end - first.at).toStdString(), fieldClass});
            from = end;
            i = last;
        }
        if (from < m_text.size() || out.empty())
            out.push_back({m_text.mid(from).toStdString(), {}});
        return out;
    }

    const QString& m_text;
    const std::vector<ProtectedName>& m_names;
    std::vector<TextWord> m_words;
    bool m_isLarge = false;
};

// "O'Brien" is typed "OBrien", and an address of mail has "mariagonzalez".
void addJoined(std::vector<std::string>& parts, std::size_t written)
{
    std::string whole;
    for (std::size_t i = 0; i < written; ++i) {
        whole += parts[i];
        if (i > 0)
            parts.push_back(parts[i - 1] + parts[i]);
    }
    if (written > 2)
        parts.push_back(whole);
}

// Without what is typed where no name is known.
std::vector<std::string> saidParts(const std::string& name)
{
    std::vector<std::string> parts;
    for (TextWord& word : textWords(QString::fromStdString(withoutDescription(name)))) {
        if (!word.isFigures && namePartOf(word.folded) != NamePart::Nobody)
            parts.push_back(std::move(word.folded));
    }
    return parts;
}

} // namespace

ProtectedNames ProtectedNames::unread()
{
    ProtectedNames names;
    names.m_isUnread = true;
    return names;
}

void ProtectedNames::put(ProtectedName name)
{
    const auto same = m_byPart.find(name.parts.front());
    const bool isKnown = same != m_byPart.end() &&
                         std::any_of(same->second.begin(), same->second.end(),
                                     [this, &name](std::size_t at) { return m_names[at] == name; });
    if (isKnown)
        return;
    for (const std::string& part : name.parts)
        m_byPart[part].push_back(m_names.size());
    m_names.push_back(std::move(name));
}

void ProtectedNames::add(const std::string& name, FieldClass fieldClass)
{
    ProtectedName added{saidParts(name), fieldClass};
    if (added.parts.empty())
        return;
    addJoined(added.parts, added.parts.size());
    put(std::move(added));
}

void ProtectedNames::addOpen(const std::string& name)
{
    std::vector<std::string> parts = saidParts(name);
    if (parts.empty())
        return;
    addJoined(parts, parts.size());
    m_open.push_back(std::move(parts));
}

void ProtectedNames::protectAlso(std::shared_ptr<const ProtectedNames> elsewhere)
{
    m_elsewhere = std::move(elsewhere);
}

bool ProtectedNames::isEmpty() const
{
    return m_names.empty() && !m_isUnread && (!m_elsewhere || m_elsewhere->isEmpty());
}

bool ProtectedNames::isOpen(const ProtectedName& name) const
{
    return name.fieldClass == FieldClass::Victim &&
           std::find(m_open.begin(), m_open.end(), name.parts) != m_open.end();
}

// Those of which any word may be a part: there are hundreds, of which a text has none or one.
std::vector<const ProtectedName*>
ProtectedNames::fullNamesIn(const std::vector<std::string>& words) const
{
    std::set<std::size_t> found;
    for (const std::string& word : words) {
        for (const std::size_t ending : {0U, 1U, 2U}) { // "s", "es"
            const auto known = word.size() > ending
                                   ? m_byPart.find(word.substr(0, word.size() - ending))
                                   : m_byPart.end();
            if (known != m_byPart.end())
                found.insert(known->second.begin(), known->second.end());
        }
    }
    std::vector<const ProtectedName*> out;
    for (const std::size_t at : found)
        out.push_back(&m_names[at]);
    return out;
}

void ProtectedNames::addPlace(const std::string& place)
{
    std::vector<std::string> words;
    bool isPlace = place.find_first_of("/&") != std::string::npos;
    for (TextWord& word : textWords(QString::fromStdString(place))) {
        isPlace = isPlace || word.isFigures || isStreetWord(word.folded) || word.folded == "and";
        words.push_back(std::move(word.folded));
    }
    if (words.size() < 2)
        return;
    // "Lopez residence" is no place but a name; "Rose Hill" is one, unless it is of these here.
    (isPlace ? m_places : m_sites).push_back(std::move(words));
}

void ProtectedNames::add(const ProtectedNames& others)
{
    for (const ProtectedName& name : others.m_names)
        put(name);
    m_open.insert(m_open.end(), others.m_open.begin(), others.m_open.end());
    m_places.insert(m_places.end(), others.m_places.begin(), others.m_places.end());
    m_sites.insert(m_sites.end(), others.m_sites.begin(), others.m_sites.end());
    m_isUnread = m_isUnread || others.m_isUnread;
}

std::vector<NamedPiece> ProtectedNames::piecesOf(const std::string& text) const
{
    return piecesOf(text, m_elsewhere ? std::vector<const ProtectedNames*>{m_elsewhere.get()}
                                      : std::vector<const ProtectedNames*>());
}

std::vector<NamedPiece>
ProtectedNames::piecesOf(const std::string& text,
                         const std::vector<const ProtectedNames*>& elsewhere) const
{
    const bool isUnread =
        m_isUnread || std::any_of(elsewhere.begin(), elsewhere.end(),
                                  [](const ProtectedNames* one) { return one->m_isUnread; });
    if (isUnread)
        return {{text, FieldClass::Victim}};
    // A code or one word: two parts of a name stand in none.
    const bool isOne = text.find_first_of(" ,-._'\xE2") == std::string::npos;
    const bool isAnyElsewhere =
        !isOne && std::any_of(elsewhere.begin(), elsewhere.end(),
                              [](const ProtectedNames* one) { return !one->m_names.empty(); });
    if ((m_names.empty() && !isAnyElsewhere) || text.empty())
        return {{text, {}}};
    const QString letters = QString::fromStdString(text);
    NameSearch search(letters, m_names);
    for (const auto& place : m_places)
        search.markPlace(place);
    for (const auto& site : m_sites)
        search.markSite(site);
    const std::vector<std::string> words = search.folded();
    for (const ProtectedNames* others : elsewhere) {
        for (const ProtectedName* name : others->fullNamesIn(words)) {
            if (!isOpen(*name))
                search.markFull(*name);
        }
    }
    return search.pieces();
}

std::string ProtectedNames::withoutNames(const std::string& text) const
{
    if (isEmpty() || text.empty())
        return text;
    std::string out;
    for (const NamedPiece& piece : piecesOf(text))
        out += piece.nameOf ? std::string(kNameWithheld) : piece.text;
    return out;
}

namespace {

void addPersons(ProtectedNames& names, const Incident& incident)
{
    for (const Person& person : incident.persons) {
        // Who was a minor then stays protected.
        const FieldClass fieldClass = personClass(person, incident.openedAt);
        if (fieldClass > FieldClass::Police)
            names.add(person.name, fieldClass);
        else
            names.addOpen(person.name);
    }
    names.addPlace(incident.location.text);
}

} // namespace

ProtectedNames protectedNames(const State& state, const Incident& incident)
{
    ProtectedNames names;
    addPersons(names, incident);
    std::vector<IncidentId> joined = incident.mergedFrom;
    if (incident.mergedInto) {
        joined.push_back(*incident.mergedInto);
        const auto into = state.incidents.find(*incident.mergedInto);
        if (into != state.incidents.end())
            joined.insert(joined.end(), into->second.mergedFrom.begin(),
                          into->second.mergedFrom.end());
    }
    for (const IncidentId id : joined) {
        const auto found = state.incidents.find(id);
        if (found != state.incidents.end() && id != incident.id)
            addPersons(names, found->second);
    }
    auto others = std::make_shared<ProtectedNames>();
    for (const auto& [id, other] : state.incidents)
        addPersons(*others, other);
    names.protectAlso(std::move(others));
    return names;
}

} // namespace haven
