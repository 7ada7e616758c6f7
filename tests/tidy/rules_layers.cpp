#include "tests/tidy/rules.h"

#include <QMap>
#include <QSet>

namespace haven::tidy::rules {

namespace {

QRegularExpression regex(const QString& pattern)
{
    return QRegularExpression(pattern, QRegularExpression::MultilineOption);
}

// "models/store/log.h" -> "store"; what is not below models is its own layer: app, ui, tests.
QString layerOf(const QString& path)
{
    const QStringList parts = path.split(u'/');
    return parts[0] == u"models" && parts.size() > 1 ? parts[1] : parts[0];
}

// The law of the house: the layers whose headers a layer may include, besides its own.
const QMap<QString, QSet<QString>>& seenBy()
{
    const QSet<QString> core{QStringLiteral("base"), QStringLiteral("crisis"),
                             QStringLiteral("geo"), QStringLiteral("dispatch")};
    const QSet<QString> store = core + QSet<QString>{QStringLiteral("store")};
    const QSet<QString> io =
        store + QSet<QString>{QStringLiteral("exchange"), QStringLiteral("feeds")};
    static const QMap<QString, QSet<QString>> law{
        {QStringLiteral("base"), {}},
        {QStringLiteral("crisis"), {QStringLiteral("base")}},
        {QStringLiteral("geo"), {QStringLiteral("base")}},
        {QStringLiteral("dispatch"), core},
        {QStringLiteral("store"), core},
        {QStringLiteral("exchange"), store},
        {QStringLiteral("feeds"), io},
        {QStringLiteral("items"), core},
        {QStringLiteral("ui"), core + QSet<QString>{QStringLiteral("items")}},
        {QStringLiteral("app"), io + QSet<QString>{QStringLiteral("items"), QStringLiteral("ui")}},
    };
    return law;
}

} // namespace

Findings includesPointDown(const Source& source)
{
    const QString layer = layerOf(source.path);
    if (!source.isCpp() || !seenBy().contains(layer))
        return {};
    static const QRegularExpression include =
        regex(QStringLiteral("^[ \\t]*#[ \\t]*include[ \\t]*\"([^\"]+)\""));
    Findings findings;
    auto matches = include.globalMatch(source.words);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString path = match.captured(1);
        if (path.endsWith(u".moc"))
            continue;
        const QString target = layerOf(path);
        if (!path.contains(u'/') || path.startsWith(u'.'))
            findings.append(found(source, match.capturedStart(1),
                                  u"include \""_qs + path + u"\" from the repository's root"_qs));
        else if (target != layer && !seenBy()[layer].contains(target))
            findings.append(found(source, match.capturedStart(1),
                                  layer + u" may not see "_qs + target + u": "_qs + path));
    }
    return findings;
}

Findings coreHasNoQt(const Source& source)
{
    static const QRegularExpression qt =
        regex(QStringLiteral("#\\s*include\\s*<Q\\w+[/"
                             "\\w.]*>|\\bQ[A-Z][a-z]\\w+|\\bQt::\\w+|\\bQ_(?!MOC_RUN\\b)[A-Z_]+"));
    return source.isCpp() && source.isCore() ? grep(source, source.code, qt, QStringLiteral("Qt"))
                                             : Findings();
}

Findings coreHasNoClock(const Source& source)
{
    static const QRegularExpression clock = regex(QStringLiteral(
        "\\b(system|steady|high_resolution|utc|file|tai|gps)_clock\\b|\\bgettimeofday\\b|"
        "\\bclock_gettime\\b|\\b(localtime|mktime)(_r)?\\b|\\bclock\\s*\\(\\s*\\)|"
        "\\btime\\s*\\(\\s*(nullptr|NULL|0|&)|\\bsleep(_for|_until)?\\s*\\("));
    return source.isCpp() && source.isCore()
               ? grep(source, source.code, clock, QStringLiteral("time comes in as an argument"))
               : Findings();
}

Findings coreHasNoChance(const Source& source)
{
    static const QRegularExpression chance = regex(QStringLiteral(
        "#\\s*include\\s*<random>|\\brandom_device\\b|\\bmt19937\\w*|\\bdefault_random_engine\\b|"
        "\\bs?rand(om)?\\s*\\(|\\b[dl]rand48\\b|\\bget(entropy|random)\\b"));
    return source.isCpp() && source.isCore()
               ? grep(source, source.code, chance, QStringLiteral("chance comes in as an argument"))
               : Findings();
}

Findings coreDoesNoInputOrOutput(const Source& source)
{
    static const QRegularExpression io = regex(QStringLiteral(
        "#\\s*include\\s*<(fstream|iostream|filesystem|cstdio|stdio\\.h|unistd\\.h|sys/\\w+\\.h|"
        "thread|mutex|syncstream|future)>|\\bf(open|read|write|printf|puts|gets)\\s*\\(|"
        "\\bprintf\\s*\\(|\\bputs\\s*\\(|\\bstd::(cout|cerr|clog|cin)\\b|\\b[io]?fstream\\b|"
        "\\bfilesystem::|\\b(secure_)?getenv\\s*\\(|\\bsystem\\s*\\(|\\bpopen\\s*\\(|"
        "\\bstd::(mutex|thread|jthread|async)\\b"));
    return source.isCpp() && source.isCore()
               ? grep(source, source.code, io, QStringLiteral("strings in, values out"))
               : Findings();
}

Findings itemsUseQtCoreOnly(const Source& source)
{
    static const QRegularExpression more = regex(QStringLiteral(
        "#\\s*include\\s*<Qt(?!Core\\b|Global\\b|Algorithms\\b|Debug\\b|Endian\\b|Math\\b)[A-Z]\\w*"
        "[/>]|\\bQ(Color|Icon|Brush|Pen|Font|Pixmap|Image|Widget|Dialog|MessageBox|Painter|Action|"
        "Palette|Style|Gui\\w*|ApplicationStateChange|Application|Sql\\w+|Network\\w+)\\b|"
        "(?<!\\w)(QObject::|QCoreApplication::)?(tr|translate)\\s*\\(|\\bQT_TR\\w*_NOOP"));
    return source.isCpp() && source.isIn(QStringLiteral("models/items"))
               ? grep(source, source.code, more,
                      QStringLiteral("item models neither word nor paint"))
               : Findings();
}

Findings uiDoesNoInputOrOutput(const Source& source)
{
    if (!source.isCpp() || !source.isIn(QStringLiteral("ui")))
        return {};
    static const QRegularExpression io = regex(QStringLiteral(
        "\\bsqlite3\\w*|\\bQSql\\w+|\\bQ(Save|Temporary)File\\b|\\bQFile(?!Info|Dialog|System|Icon)"
        "\\b|\\bQDir(Iterator)?\\b|\\bQProcess\\b|\\bQSettings\\b|\\bQNetwork\\w+|\\bQ(Tcp|Udp|"
        "Local|"
        "Web|Ssl)(Socket|Server)\\b|\\b[io]?fstream\\b|\\bfopen\\s*\\(|\\bfilesystem::"));
    Findings findings;
    const QStringList lines = source.words.split(u'\n');
    for (const Finding& finding :
         grep(source, source.code, io, QStringLiteral("disk or network"))) {
        // What is compiled into the program is no disk: QFile(":/…"), and its include.
        const QString line = lines[finding.line - 1];
        const bool isInside = line.contains(u"\":/") || line.contains(u"include <QFile>");
        if (!isInside)
            findings.append(finding);
    }
    return findings;
}

} // namespace haven::tidy::rules
