#pragma once

#include "models/base/result.h"

#include <QString>
#include <QStringList>
#include <vector>

// The one filter language of all tables:
//   p:1 beat:3 status:waiting flag:yes,possible unit:3A12 "oak ave" -closed word
// All terms must hold; a comma is "or"; a minus in front is "not". Words are looked for anywhere in
// what the row shows, in any case. An open quote runs to the end of the line.
namespace haven {

inline constexpr int kFilterCharactersMax = 200;

// How a table reads the value behind a key.
enum class FilterMatch {
    Same,   // beat:3 is not beat:31
    Prefix, // unit:3A finds 3A12 and 3A15
};

struct FilterField {
    QString key;         // "p"
    QStringList aliases; // "pri", "priority"
    FilterMatch match = FilterMatch::Same;
    QStringList values; // all there are; empty: anything goes
};

// The keys a table knows.
using FilterVocabulary = std::vector<FilterField>;

// What a row answers. Values and words are compared without regard to case.
class FilterSubject
{
public:
    virtual ~FilterSubject() = default;
    virtual QStringList valuesOf(const QString& key) const = 0;
    virtual QString words() const = 0;
};

class QuickFilter final
{
public:
    QuickFilter() = default; // everything passes

    // Errors, each naming the bad token: FilterKeyUnknown, FilterValueMissing, FilterValueUnknown,
    // FilterTooLong.
    static Result<QuickFilter> parse(const QString& text, const FilterVocabulary& vocabulary);

    bool isEmpty() const { return m_terms.empty(); }
    bool passes(const FilterSubject& subject) const;
    bool uses(const QString& key) const;
    // The one value that is asked of a key, not negated and without an "or"; empty: there is none.
    QString soleValue(const QString& key) const;
    // Both must hold.
    QuickFilter with(const QuickFilter& other) const;

private:
    struct Term {
        QString key; // empty: words
        QStringList anyOf;
        FilterMatch match = FilterMatch::Same;
        bool isNegated = false;
    };
    static Result<Term> readTerm(const QString& token, bool isNegated,
                                 const FilterVocabulary& vocabulary);
    static bool holds(const Term& term, const FilterSubject& subject);

    std::vector<Term> m_terms;
};

} // namespace haven
