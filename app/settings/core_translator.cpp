#include "app/settings/core_translator.h"

#include "ui/widgets/core_text.h"

#include <algorithm>
#include <optional>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace haven {

namespace {

// What the core puts between the sentences of one act.
constexpr QStringView kNextSentence = u"; ";
// And between the words of a list.
constexpr QStringView kNextPart = u", ";
// And before what the sentence is about, often somebody's own words.
constexpr QStringView kWhatFollows = u": ";

void take(const QJsonObject& root, QStringView section, QHash<QString, QString>& into)
{
    const QJsonObject texts = root.value(section).toObject();
    for (auto one = texts.begin(); one != texts.end(); ++one) {
        if (!one.value().toString().isEmpty())
            into.insert(one.key(), one.value().toString());
    }
}

qsizetype wordsOf(const QStringList& between)
{
    qsizetype letters = 0;
    for (const QString& one : between)
        letters += one.size();
    return letters;
}

// What stands in the places of the template; empty: it is another sentence.
std::optional<QStringList> matched(const QStringList& between, const QString& text)
{
    const QString& first = between.front();
    const QString& last = between.back();
    if (!text.startsWith(first) || !text.endsWith(last) || text.size() < first.size() + last.size())
        return std::nullopt;
    const qsizetype end = text.size() - last.size();
    QStringList found;
    qsizetype at = first.size();
    for (qsizetype n = 1; n < between.size(); ++n) {
        const bool isLast = n + 1 == between.size();
        const qsizetype next = isLast ? end : text.indexOf(between[n], at);
        if (next <= at || next > end)
            return std::nullopt;
        found << text.mid(at, next - at);
        at = next + between[n].size();
    }
    // "Note: the man is on scene" says of no unit that it is there.
    if (first.isEmpty() && found.front().contains(kWhatFollows))
        return std::nullopt;
    return found;
}

// Words of the core may have commas of their own, "reported, not verified": of the pieces between
// them the longest run that `known` has words for is meant; a piece that is in none is for `rest`.
template <class Known, class Rest>
QString inLongestRuns(const QString& english, Known known, Rest rest)
{
    const QStringList pieces = english.split(kNextPart.toString());
    QStringList said;
    for (qsizetype from = 0; from < pieces.size();) {
        qsizetype count = pieces.size() - from;
        QString words;
        for (; count > 0 && words.isEmpty(); --count)
            words = known(pieces.mid(from, count).join(kNextPart.toString()));
        said << (words.isEmpty() ? rest(pieces.at(from)) : words);
        from += count + 1; // the loop has counted on
    }
    return said.join(kNextPart.toString());
}

} // namespace

bool CoreTranslator::read(const QByteArray& json)
{
    m_refusals.clear();
    m_actions.clear();
    m_words.clear();
    m_templates.clear();
    m_partWords.clear();
    m_parts.clear();
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return false;
    const QJsonObject root = document.object();
    take(root, u"refusals", m_refusals);
    take(root, u"actions", m_actions);
    for (const QStringView section : {u"deeds", u"codes", u"verbs", u"help", u"cues", u"words"})
        take(root, section, m_words);
    QHash<QString, QString> sentences;
    take(root, u"sentences", sentences);
    for (auto one = sentences.cbegin(); one != sentences.cend(); ++one)
        addTemplate(one.key(), one.value(), m_templates);
    sortTemplates(m_templates);
    take(root, u"parts", m_partWords);
    for (auto one = m_partWords.cbegin(); one != m_partWords.cend(); ++one) {
        if (one.key().contains(u'%'))
            addTemplate(one.key(), one.value(), m_parts);
    }
    sortTemplates(m_parts);
    return true;
}

void CoreTranslator::sortTemplates(Templates& all)
{
    // The one that says most of the sentence is meant; the rest only so that the order is always
    // one.
    std::sort(all.begin(), all.end(), [](const Template& a, const Template& b) {
        const qsizetype left = wordsOf(a.between);
        const qsizetype right = wordsOf(b.between);
        return left != right ? left > right : a.between < b.between;
    });
}

void CoreTranslator::addTemplate(const QString& english, const QString& said, Templates& into)
{
    static const QRegularExpression place(QStringLiteral("%(\\d)"));
    Template form;
    form.said = said;
    qsizetype at = 0;
    auto each = place.globalMatch(english);
    while (each.hasNext()) {
        const auto one = each.next();
        form.between << english.mid(at, one.capturedStart() - at);
        form.places.push_back(one.captured(1).toInt());
        form.kinds.push_back(wordPlace(english, form.places.back()));
        at = one.capturedEnd();
    }
    form.between << english.mid(at);
    form.isProse = isProse(english);
    if (form.places.empty())
        m_words.insert(english, said);
    else
        into.push_back(std::move(form));
}

QString CoreTranslator::placed(const QString& english, WordPlace kind) const
{
    switch (kind) {
    case WordPlace::AsTyped:
        return named(english);
    case WordPlace::Word:
        return worded(english);
    case WordPlace::List:
        return listed(english);
    case WordPlace::Whole: {
        const QString said = whole(english);
        return said.isEmpty() ? english : said;
    }
    case WordPlace::Parts:
        return parted(english);
    }
    return english;
}

// "26-000041 Welfare check, 118 Wharf St", as a line names an incident before Enter: its type is a
// word of the core; the place, and whatever else begins otherwise, is as it was typed.
QString CoreTranslator::named(const QString& english) const
{
    static const QRegularExpression number(QStringLiteral("^\\d\\d-\\d{6} "));
    const auto match = number.match(english);
    const qsizetype start = match.hasMatch() ? match.capturedEnd() : english.size();
    // Labels have commas of their own: "Crash, no injury, I-95 N".
    for (qsizetype end = english.indexOf(kNextPart, start); end > 0;
         end = english.indexOf(kNextPart, end + kNextPart.size())) {
        const auto label = m_words.constFind(english.mid(start, end - start));
        if (label != m_words.cend())
            return english.left(start) + *label + english.mid(end);
    }
    return english;
}

// A label may have its common code behind it, and then what somebody typed: "Settled on contact
// (18): went home". The label alone is a word of the core.
QString CoreTranslator::worded(const QString& english) const
{
    static const QRegularExpression code(QStringLiteral(" \\(\\d{1,3}\\)"));
    const auto word = m_words.constFind(english);
    if (word != m_words.cend())
        return *word;
    const auto coded = code.match(english);
    if (!coded.hasMatch())
        return english;
    const qsizetype end = coded.capturedStart();
    const auto label = m_words.constFind(english.left(end));
    return label == m_words.cend() ? english : *label + english.mid(end);
}

// What is none of the core's words stays as it was.
QString CoreTranslator::listed(const QString& english) const
{
    return inLongestRuns(
        english, [this](const QString& run) { return inList(run); },
        [](const QString& piece) { return piece; });
}

// A word of a list, or one with why behind it: "overdose (an accident)". Empty: it is none.
QString CoreTranslator::inList(const QString& english) const
{
    for (const auto* words : {&m_words, &m_partWords}) {
        if (const auto word = words->constFind(english); word != words->cend())
            return *word;
    }
    const qsizetype why = english.indexOf(QStringLiteral(" ("));
    const bool isOne = why > 0 && english.indexOf(u')') == english.size() - 1;
    return isOne ? QStringLiteral("%1 (%2)").arg(
                       listed(english.left(why)),
                       listed(english.mid(why + 2, english.size() - why - 3)))
                 : QString();
}

QString CoreTranslator::part(const QString& english) const
{
    for (const Template& form : m_parts) {
        if (const auto found = matched(form.between, english))
            return filled(form, *found);
    }
    return english;
}

// What was typed is taken to have no commas, and stays: an officer whose name is White is no color.
QString CoreTranslator::parted(const QString& english) const
{
    return inLongestRuns(
        english, [this](const QString& run) { return m_partWords.value(run); },
        [this](const QString& piece) { return part(piece); });
}

// In one pass, so that what goes in may hold "%1" itself.
QString CoreTranslator::filled(const Template& form, const QStringList& found) const
{
    QString text;
    for (qsizetype at = 0; at < form.said.size(); ++at) {
        const int place = form.said.at(at) == u'%' && at + 1 < form.said.size()
                              ? form.said.at(at + 1).digitValue()
                              : -1;
        const auto which = std::find(form.places.begin(), form.places.end(), place);
        if (which == form.places.end()) {
            text += form.said.at(at);
            continue;
        }
        const auto n = which - form.places.begin();
        text += placed(found.at(n), form.kinds.at(static_cast<std::size_t>(n)));
        ++at;
    }
    return text;
}

const CoreTranslator::Template* CoreTranslator::fitting(const QString& english,
                                                        QStringList& found) const
{
    const bool hasMore = english.contains(kNextSentence);
    for (const Template& form : m_templates) {
        // No place holds the end of one sentence and the beginning of the next.
        if (hasMore && !form.between.join(u'%').contains(kNextSentence))
            continue;
        if (auto fits = matched(form.between, english)) {
            found = *std::move(fits);
            return &form;
        }
    }
    return nullptr;
}

QStringList CoreTranslator::takenAsTyped(const QString& english) const
{
    QStringList found;
    const Template* form = m_words.contains(english) ? nullptr : fitting(english, found);
    QStringList taken;
    for (qsizetype n = 0; form && n < found.size(); ++n) {
        const WordPlace kind = form->kinds.at(static_cast<std::size_t>(n));
        if (kind == WordPlace::AsTyped && m_words.contains(found.at(n)))
            taken << found.at(n);
    }
    return taken;
}

QString CoreTranslator::whole(const QString& english) const
{
    const auto word = m_words.constFind(english);
    if (word != m_words.cend())
        return *word;
    QStringList found;
    const Template* form = fitting(english, found);
    return form ? filled(*form, found) : QString();
}

QString CoreTranslator::sentence(const QString& english) const
{
    const QString said = whole(english);
    if (!said.isEmpty() || !english.contains(kNextSentence))
        return said;
    QStringList parts = english.split(kNextSentence.toString());
    for (QString& part : parts) {
        QStringList found;
        const Template* form = fitting(part, found);
        const QString one = whole(part);
        if (!one.isEmpty())
            part = one;
        if (form && form->isProse)
            break; // what follows may be the rest of what somebody typed
    }
    return parts.join(kNextSentence.toString());
}

QString CoreTranslator::translate(const char* context, const char* sourceText, const char*,
                                  int) const
{
    const QByteArrayView where(context);
    if (!where.startsWith("haven::") || where.startsWith("haven::ui::"))
        return {};
    const QString english = QString::fromUtf8(sourceText);
    if (where == ui::kRefusals)
        return m_refusals.value(english);
    if (where == ui::kActions)
        return m_actions.value(english);
    if (where == ui::kCoreWords)
        return m_words.value(english);
    return where == ui::kCoreSentences ? sentence(english) : QString();
}

} // namespace haven
