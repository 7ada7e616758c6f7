#include "tests/tidy/rules.h"

namespace haven::tidy::rules {

namespace {

bool isProduct(const Source& source)
{
    return source.isCpp() && !source.isIn(QStringLiteral("tests"));
}

// A lambda or the address of a function where the object to live with it should stand.
bool isCallable(const QString& argument)
{
    return argument.startsWith(u'[') || argument.startsWith(u'&') ||
           argument.startsWith(u"std::bind");
}

Findings withoutContext(const Source& source, const QRegularExpression& head, qsizetype callable)
{
    Findings findings;
    auto matches = head.globalMatch(source.code);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QStringList arguments = argumentsAt(source.code, match.capturedEnd() - 1);
        if (arguments.size() > callable && isCallable(arguments[callable]) &&
            (callable == 1 || arguments[1].startsWith(u'&') ||
             arguments[1].startsWith(u"qOverload")))
            findings.append(found(source, match.capturedStart(),
                                  match.captured().simplified() + u"…) has no context object"_qs));
    }
    return findings;
}

// Names are given by the widget's own setters, or by a function of ours whose name says so.
bool isNamed(const QString& code, const QString& variable, const QString& setter)
{
    const QString own = QStringLiteral("\\b%1(->|\\.)%2\\s*\\(").arg(variable, setter);
    const QString ours =
        QStringLiteral("\\b\\w*([nN]ame|[lL]abel|[dD]escribe|[bB]uddy|[aA]ccess)\\w*\\s*"
                       "\\([^;]*\\b%1\\b")
            .arg(variable);
    return QRegularExpression(own).match(code).hasMatch() ||
           QRegularExpression(ours).match(code).hasMatch();
}

} // namespace

Findings connectsWithAddressAndContext(const Source& source)
{
    if (!source.isCpp())
        return {};
    static const QRegularExpression strings(
        QStringLiteral("\\b(SIGNAL|SLOT)\\s*\\(|\\binvokeMethod\\s*\\(\\s*[\\w.>-]+\\s*,\\s*\""));
    static const QRegularExpression connects(QStringLiteral("\\bconnect\\s*\\("));
    static const QRegularExpression singleShot(QStringLiteral("\\bsingleShot\\s*\\("));
    return grep(source, source.code, strings, QStringLiteral("use the function's address")) +
           withoutContext(source, connects, 2) + withoutContext(source, singleShot, 1);
}

Findings noNestedEventLoop(const Source& source)
{
    const bool isQt = source.isIn(QStringLiteral("ui")) || source.isIn(QStringLiteral("app")) ||
                      source.isIn(QStringLiteral("models/items")) ||
                      source.isIn(QStringLiteral("models/feeds"));
    if (!source.isCpp() || !isQt)
        return {};
    static const QRegularExpression loop(QStringLiteral(
        "\\bQEventLoop\\b|\\bprocessEvents\\b|\\bQ(Message|Input|File|Color|Font)"
        "(Box|Dialog)::(get\\w+|question|warning|information|critical|about)\\s*\\("));
    Findings findings = grep(source, source.code, loop, QStringLiteral("nested event loop"));
    static const QRegularExpression exec(QStringLiteral("([\\w:()]+)\\s*(\\.|->|::)exec\\s*\\("));
    for (const Finding& finding :
         grep(source, source.code, exec, QStringLiteral("nested event loop"))) {
        const bool isDrag = finding.what.contains(u"drag", Qt::CaseInsensitive);
        // The programs' own loop: app.exec() and nothing else, where main() is.
        const bool isMain =
            finding.what.contains(QRegularExpression(
                QStringLiteral("(\\bapp|application|Application)(\\(\\))?(\\.|->|::)exec"))) &&
            (source.isIn(QStringLiteral("app/console")) || source.isIn(QStringLiteral("app/ctl")));
        if (!isDrag && !isMain)
            findings.append(finding);
    }
    return findings;
}

Findings noConvenienceModels(const Source& source)
{
    static const QRegularExpression models(
        QStringLiteral("\\bQ(StandardItem(Model)?|TableWidget\\w*|SqlQuery|SqlTableModel)\\b"));
    return isProduct(source) ? grep(source, source.code, models, QStringLiteral("own item models"))
                             : Findings();
}

// The wheel over a plain one changes what nobody looks at, and it has no arrow.
Findings listsAreCalm(const Source& source)
{
    static const QRegularExpression plain(QStringLiteral("\\bnew\\s+QComboBox\\b"));
    return source.isCpp() && source.isIn(QStringLiteral("ui"))
               ? grep(source, source.code, plain, QStringLiteral("CalmCombo"))
               : Findings();
}

Findings interactiveWidgetsAreNamed(const Source& source)
{
    Findings findings;
    if (!source.isCpp() || !source.isIn(QStringLiteral("ui")))
        return findings;
    static const QRegularExpression made(
        QStringLiteral("\\b(\\w+)\\s*(?:=|\\()\\s*new\\s+(Q(?:PushButton|ToolButton|LineEdit|"
                       "PlainTextEdit|TextEdit|ComboBox|CheckBox|RadioButton|SpinBox|TableView|"
                       "TreeView|ListView|DateTimeEdit|Slider|TabBar|TabWidget))\\b\\s*\\("));
    auto matches = made.globalMatch(source.code);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString variable = match.captured(1);
        const QStringList arguments = argumentsAt(source.code, match.capturedEnd() - 1);
        // A button's own text is what a screen reader says.
        const bool hasText = match.captured(2).endsWith(u"Button") && !arguments.isEmpty() &&
                             arguments[0].startsWith(u"tr(");
        if (!isNamed(source.code, variable, QStringLiteral("setObjectName")))
            findings.append(
                found(source, match.capturedStart(), variable + u" has no object name"_qs));
        if (!hasText && !isNamed(source.code, variable, QStringLiteral("setAccessibleName")))
            findings.append(
                found(source, match.capturedStart(), variable + u" has no accessible name"_qs));
    }
    return findings;
}

// What people typed may hold signs that turn the order of a line; fromStd() shows them.
Findings storedTextIsGuarded(const Source& source)
{
    const bool isScreen = source.isCpp() && (source.isIn(QStringLiteral("ui")) ||
                                             source.isIn(QStringLiteral("models/items")));
    if (!isScreen || source.path == u"models/items/qt_text.h")
        return {};
    static const QRegularExpression raw(QStringLiteral("\\bQString::from(StdString|Utf8)\\s*\\("));
    return grep(source, source.code, raw, QStringLiteral("fromStd() or typedFromStd()"));
}

} // namespace haven::tidy::rules
