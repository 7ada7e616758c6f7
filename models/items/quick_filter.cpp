#include "models/items/quick_filter.h"

#include "models/items/search_fold.h"

#include <algorithm>

namespace haven {

namespace {

struct Token {
    QString text;
    bool isNegated = false;
    bool isQuoted = false; // from its first character on: a word, whatever it looks like
};

std::vector<Token> tokensOf(const QString& text)
{
    std::vector<Token> tokens;
    const qsizetype end = text.size();
    for (qsizetype at = 0; at < end;) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        Token token;
        if (text[at] == u'-' && at + 1 < end && !text[at + 1].isSpace()) {
            token.isNegated = true;
            ++at;
        }
        token.isQuoted = text[at] == u'"';
        bool isInside = false;
        for (; at < end && (isInside || !text[at].isSpace()); ++at) {
            if (text[at] == u'"')
                isInside = !isInside;
            else
                token.text += text[at];
        }
        // A lone minus is the beginning of something that is still being typed.
        if (!token.text.isEmpty() && (token.isQuoted || token.text != u"-"))
            tokens.push_back(token);
    }
    return tokens;
}

const FilterField* fieldFor(const QString& key, const FilterVocabulary& vocabulary)
{
    for (const FilterField& field : vocabulary) {
        if (field.key == key || field.aliases.contains(key))
            return &field;
    }
    return nullptr;
}

bool isKnown(const QString& value, const FilterField& field)
{
    if (field.values.isEmpty())
        return true;
    return std::any_of(field.values.begin(), field.values.end(), [&](const QString& one) {
        return field.match == FilterMatch::Prefix ? one.startsWith(value, Qt::CaseInsensitive)
                                                  : one.compare(value, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

Result<QuickFilter> QuickFilter::parse(const QString& text, const FilterVocabulary& vocabulary)
{
    if (text.size() > kFilterCharactersMax)
        return refuse(RefusalCode::FilterTooLong, std::to_string(kFilterCharactersMax));
    QuickFilter filter;
    for (const Token& token : tokensOf(text)) {
        if (token.isQuoted || !token.text.contains(u':')) {
            filter.m_terms.push_back(
                Term{{}, {searchFold(token.text)}, FilterMatch::Same, token.isNegated});
            continue;
        }
        auto term = readTerm(token.text, token.isNegated, vocabulary);
        if (!term)
            return term.refusal();
        filter.m_terms.push_back(*std::move(term));
    }
    return filter;
}

Result<QuickFilter::Term> QuickFilter::readTerm(const QString& token, bool isNegated,
                                                const FilterVocabulary& vocabulary)
{
    const qsizetype colon = token.indexOf(u':');
    const QString key = token.left(colon).toLower();
    const FilterField* field = fieldFor(key, vocabulary);
    if (field == nullptr)
        return refuse(RefusalCode::FilterKeyUnknown, key.toStdString());
    Term term{field->key, {}, field->match, isNegated};
    for (const QString& value : token.mid(colon + 1).split(u',', Qt::SkipEmptyParts)) {
        if (!isKnown(value, *field))
            return refuse(RefusalCode::FilterValueUnknown, field->key.toStdString(),
                          value.toStdString());
        term.anyOf << value;
    }
    if (term.anyOf.isEmpty())
        return refuse(RefusalCode::FilterValueMissing, key.toStdString());
    return term;
}

bool QuickFilter::holds(const Term& term, const FilterSubject& subject)
{
    if (term.key.isEmpty())
        return foldedContains(subject.words(), term.anyOf.first());
    const QStringList values = subject.valuesOf(term.key);
    return std::any_of(values.begin(), values.end(), [&term](const QString& value) {
        return std::any_of(term.anyOf.begin(), term.anyOf.end(), [&](const QString& wanted) {
            return term.match == FilterMatch::Prefix
                       ? value.startsWith(wanted, Qt::CaseInsensitive)
                       : value.compare(wanted, Qt::CaseInsensitive) == 0;
        });
    });
}

bool QuickFilter::passes(const FilterSubject& subject) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&subject](const Term& term) {
        return holds(term, subject) != term.isNegated;
    });
}

bool QuickFilter::uses(const QString& key) const
{
    return std::any_of(m_terms.begin(), m_terms.end(),
                       [&key](const Term& term) { return term.key == key; });
}

QString QuickFilter::soleValue(const QString& key) const
{
    QString value;
    for (const Term& term : m_terms) {
        if (term.key != key || term.isNegated)
            continue;
        if (!value.isEmpty() || term.anyOf.size() != 1)
            return {};
        value = term.anyOf.front();
    }
    return value;
}

QuickFilter QuickFilter::with(const QuickFilter& other) const
{
    QuickFilter both = *this;
    both.m_terms.insert(both.m_terms.end(), other.m_terms.begin(), other.m_terms.end());
    return both;
}

} // namespace haven
