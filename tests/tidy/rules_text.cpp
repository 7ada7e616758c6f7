#include "tests/tidy/rules.h"

namespace haven::tidy::rules {

namespace {

// The samples that prove the rules are themselves everything that is forbidden.
bool isTidyItself(const Source& source)
{
    return source.isIn(QStringLiteral("tests/tidy"));
}

} // namespace

Findings noOpenEnds(const Source& source)
{
    static const QRegularExpression open(
        QStringLiteral("\\b(TODO|FIXME|XXX|HACK|NOLINT\\w*|NOSONAR)\\b|clang-format off|"
                       "#\\s*pragma\\s+(GCC|clang)\\s+diagnostic"));
    return isTidyItself(source) || source.path == u".clang-tidy"
               ? Findings()
               : grep(source, source.text, open, QStringLiteral("finish it or leave it out"));
}

Findings noRejectedTerms(const Source& source)
{
    // A term medicine has withdrawn, and instruments whose items belong to others.
    static const QRegularExpression terms(
        QStringLiteral("(excited|agitated)[\\s_-]+delirium|\\bexcDS\\b|\\bC-?SSRS\\b|"
                       "Columbia[\\s-]+Suicide[\\s-]+Severity|Stanley[\\s-]+Brown|\\bPHQ-?[29]\\b|"
                       "\\bProQA\\b|\\bMPDS\\b|Br[oø]set"),
        QRegularExpression::CaseInsensitiveOption);
    return isTidyItself(source) || source.isIn(QStringLiteral("tests"))
               ? Findings()
               : grep(source, source.text, terms, QStringLiteral("may not stand here")) +
                     grep(source, source.path, terms, QStringLiteral("no file of this"));
}

Findings noMachinePaths(const Source& source)
{
    if (isTidyItself(source))
        return {};
    static const QRegularExpression machine(
        QStringLiteral("(?<![\\w.$}~*-])/(work|home|root)/\\w+"));
    static const QRegularExpression temporary(QStringLiteral("(?<![\\w.$}~*-])/(var/)?tmp\\b"));
    Findings findings = grep(source, source.text, machine, QStringLiteral("path of one machine"));
    if (!source.isIn(QStringLiteral("tests")))
        findings += grep(source, source.text, temporary, QStringLiteral("path of one machine"));
    return findings;
}

Findings noRegistryHosts(const Source& source)
{
    static const QRegularExpression hosts(
        QStringLiteral("\\b(deb\\.debian\\.org|(archive|security|ports)\\.ubuntu\\.com|pypi\\.org|"
                       "pythonhosted\\.org|npmjs\\.(org|com)|crates\\.io|conan\\.io|ghcr\\.io|"
                       "docker\\.(io|com)|quay\\.io|pkg\\.dev|proxy\\.golang\\.org|maven\\.org|"
                       "raw\\.githubusercontent\\.com|artifact-?registry)\\b"));
    return isTidyItself(source)
               ? Findings()
               : grep(source, source.text, hosts, QStringLiteral("the machine knows its mirror"));
}

Findings sharedFolderIsNamedByCiOnly(const Source& source)
{
    static const QRegularExpression shared(QStringLiteral("\\.\\./shared\\b"));
    return isTidyItself(source) || source.path == u".ci/run"
               ? Findings()
               : grep(source, source.text, shared, QStringLiteral("real data comes by HAVEN_DATA"));
}

Findings tablesAreStrict(const Source& source)
{
    Findings findings;
    if (source.isIn(QStringLiteral("tests")))
        return findings;
    static const QRegularExpression table(
        QStringLiteral("\\bCREATE\\s+(TEMP(ORARY)?\\s+)?TABLE\\s+[^;]*"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression next(QStringLiteral("\\bCREATE\\b"),
                                         QRegularExpression::CaseInsensitiveOption);
    auto matches = table.globalMatch(source.words);
    while (matches.hasNext()) {
        const auto match = matches.next();
        QString statement = match.captured();
        const qsizetype second = statement.indexOf(next, 6);
        if (second > 0)
            statement.truncate(second);
        if (!statement.contains(u"STRICT") && statement.contains(u'('))
            findings.append(found(source, match.capturedStart(),
                                  u"not STRICT: "_qs + statement.simplified().left(60)));
    }
    return findings;
}

Findings skipsOnlyForMissingRealFiles(const Source& source)
{
    Findings findings;
    if (isTidyItself(source) || !source.isIn(QStringLiteral("tests")))
        return findings;
    static const QRegularExpression skip(QStringLiteral("\\bQSKIP\\s*\\("));
    for (const Finding& finding : grep(source, source.code, skip, QStringLiteral("skipped test"))) {
        if (!source.words.contains(u"HAVEN_DATA") && !source.words.contains(u"ealData"))
            findings.append(finding);
    }
    return findings;
}

} // namespace haven::tidy::rules
