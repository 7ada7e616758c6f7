#include "tests/tidy/rules.h"

namespace haven::tidy::rules {

namespace {

constexpr int kFileLinesMax = 800;
constexpr int kFunctionLinesMax = 70;

// Labels that do not belong to an enum of ours, so that the compiler could not name what is
// missing: numbers, characters, macros and constants, item roles, enumerators of Qt.
bool isOpenSet(const QString& label)
{
    static const QRegularExpression open(
        QStringLiteral("^(-?\\d\\w*|u?8?'.*|[A-Z][A-Z0-9_]{2,}|k[A-Z]\\w*|\\w+::k[A-Z]\\w*|"
                       "(\\w+::)*\\w*Role|Qt::\\w+|Q[A-Z]\\w*::\\w+)$"));
    return open.match(label).hasMatch();
}

// The labels of one switch, those of switches inside it left out.
QStringList labelsOf(const Source& source, qsizetype open, qsizetype close)
{
    QString body = source.code.mid(open + 1, close - open - 1);
    static const QRegularExpression inner(QStringLiteral("\\bswitch\\s*\\([^{]*"));
    auto match = inner.match(body);
    while (match.hasMatch()) {
        const qsizetype end = closingBracket(body, match.capturedEnd());
        body.remove(match.capturedStart(), end < 0 ? body.size() : end - match.capturedStart());
        match = inner.match(body);
    }
    static const QRegularExpression label(
        QStringLiteral("\\b(?:case\\s+((?:[^:]|::)+?)|(default))\\s*:(?!:)"));
    QStringList labels;
    auto matches = label.globalMatch(body);
    while (matches.hasNext()) {
        const auto one = matches.next();
        labels.append(one.captured(2).isEmpty() ? one.captured(1) : one.captured(2));
    }
    return labels;
}

} // namespace

Findings filesAreShort(const Source& source)
{
    const qsizetype lines = source.text.count(u'\n');
    if (!source.isCpp() || lines <= kFileLinesMax)
        return {};
    return {{source.path, kFileLinesMax + 1, QStringLiteral("%1 lines").arg(lines)}};
}

Findings functionsAreShort(const Source& source)
{
    Findings findings;
    if (!source.isCpp())
        return findings;
    for (const Declaration& function : functionsOf(source)) {
        if (function.bodyBegin < 0)
            continue;
        const int lines = source.lineOf(function.bodyEnd) - source.lineOf(function.bodyBegin) + 1;
        if (lines > kFunctionLinesMax)
            findings.append(
                found(source, function.offset,
                      QStringLiteral("%1 has %2 lines").arg(function.name()).arg(lines)));
    }
    return findings;
}

Findings noNakedBoolParameter(const Source& source)
{
    Findings findings;
    if (!source.isHeader())
        return findings;
    static const QRegularExpression naked(
        QStringLiteral("^(const\\s+)?bool\\b\\s*&{0,2}\\s*\\w*\\s*(=.*)?$"));
    for (const Declaration& function : functionsOf(source)) {
        // Qt decides the parameters of what we override.
        if (function.access == Access::Private || function.head.contains(u"override"))
            continue;
        const QStringList parameters = function.parameters();
        for (const QString& parameter : parameters) {
            if (naked.match(parameter).hasMatch())
                findings.append(found(source, function.offset,
                                      function.name() + u"("_qs + parameter +
                                          u"): two enumerators, or a struct with names"_qs));
        }
    }
    return findings;
}

Findings switchesNameEachCase(const Source& source)
{
    Findings findings;
    if (!source.isCpp())
        return findings;
    static const QRegularExpression head(QStringLiteral("\\bswitch\\s*\\("));
    auto matches = head.globalMatch(source.code);
    while (matches.hasNext()) {
        const qsizetype at = matches.next().capturedEnd() - 1;
        const qsizetype open = source.code.indexOf(u'{', closingBracket(source.code, at));
        const qsizetype close = open < 0 ? -1 : closingBracket(source.code, open);
        if (close < 0)
            continue;
        QStringList labels = labelsOf(source, open, close);
        if (labels.removeAll(QStringLiteral("default")) == 0)
            continue;
        for (const QString& label : std::as_const(labels)) {
            if (isOpenSet(label))
                continue;
            findings.append(
                found(source, at, QStringLiteral("default hides a missing case beside ") + label));
            break;
        }
    }
    return findings;
}

Findings noSingletons(const Source& source)
{
    Findings findings;
    if (!source.isCpp() || source.isIn(QStringLiteral("tests")))
        return findings;
    static const QRegularExpression mutableStatic(
        QStringLiteral("\\bstatic\\s+(?:thread_local\\s+|inline\\s+)*"
                       "(?!const\\b|constexpr\\b|constinit\\b|inline\\b|thread_local\\b)"
                       "[\\w:]+(?:<[^;(){}]*>)?[\\s*&]+(\\w+)\\s*(=|;|\\{)"));
    findings +=
        grep(source, source.code, mutableStatic, QStringLiteral("state that everyone shares"));
    static const QRegularExpression global(QStringLiteral("\\bQ_(GLOBAL|APPLICATION)_STATIC\\b"));
    findings += grep(source, source.code, global, QStringLiteral("state that everyone shares"));
    static const QRegularExpression instance(
        QStringLiteral("(?<!QCoreApplication::)(?<!QGuiApplication::)(?<!QApplication::)"
                       "\\b(theI|i|getI|sharedI)nstance\\s*\\("));
    findings +=
        grep(source, source.code, instance, QStringLiteral("hand it in by the constructor"));
    return findings;
}

Findings headersArePragmaOnce(const Source& source)
{
    if (!source.isHeader() || source.words.trimmed().startsWith(u"#pragma once"))
        return {};
    return {{source.path, 1, QStringLiteral("#pragma once comes first")}};
}

Findings headersUseNoNamespace(const Source& source)
{
    static const QRegularExpression use(QStringLiteral("\\busing\\s+namespace\\s+[\\w:]+"));
    return source.isHeader() ? grep(source, source.code, use, QStringLiteral("in a header"))
                             : Findings();
}

Findings typesHaveNamesOfTheField(const Source& source)
{
    static const QRegularExpression name(QStringLiteral(
        "\\b(class|struct|enum|using)\\s+(class\\s+)?(\\w*(Manager|Helper|Ticket|Job|"
        "User|Info)|(\\w*[a-z])?Data|Case)\\b(?=\\s*(final\\b)?\\s*[:={])"));
    return source.isCpp() ? grep(source, source.code, name, QStringLiteral("say what it is"))
                          : Findings();
}

Findings noCommitIsIgnored(const Source& source)
{
    static const QRegularExpression ignored(QStringLiteral(
        "(\\(void\\)\\s*|static_cast<void>\\(|std::ignore\\s*=\\s*)"
        "[\\w.:>()-]*\\b(commit|append|submit|sqlite3_step|sqlite3_exec)\\w*\\s*\\("));
    return source.isCpp() ? grep(source, source.code, ignored, QStringLiteral("look at the answer"))
                          : Findings();
}

} // namespace haven::tidy::rules
