#include "tests/tidy/source.h"

#include <algorithm>

namespace haven::tidy {

namespace {

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

void blank(QString& view, qsizetype from, qsizetype to)
{
    for (qsizetype i = from; i < to && i < view.size(); ++i) {
        if (view[i] != u'\n')
            view[i] = u' ';
    }
}

// Walks C++ text once and blanks comments and literals, remembering where it is.
class Blanker final
{
public:
    explicit Blanker(Source& source) : m_source(source), m_text(source.text) {}

    void run()
    {
        while (m_at < m_text.size())
            step();
    }

private:
    void step()
    {
        const QStringView rest = QStringView(m_text).mid(m_at);
        if (rest.startsWith(u"//"))
            comment(endOfLine());
        else if (rest.startsWith(u"/*"))
            comment(after(u"*/", m_at + 2));
        else if (rest.startsWith(u"R\"") && !isPartOfName())
            rawString();
        else if (rest[0] == u'"' || (rest[0] == u'\'' && !isDigitSeparator()))
            literal(rest[0]);
        else
            ++m_at;
    }

    bool isPartOfName() const
    {
        // u8R"( and LR"( are raw strings, FOOR"( is not.
        static const QRegularExpression prefix(QStringLiteral("(^|\\W)(u8|u|U|L)?$"));
        return !prefix
                    .match(
                        m_text.mid(std::max<qsizetype>(0, m_at - 3), std::min<qsizetype>(m_at, 3)))
                    .hasMatch();
    }

    bool isDigitSeparator() const
    {
        return m_at > 0 && m_at + 1 < m_text.size() && m_text[m_at - 1].isLetterOrNumber() &&
               m_text[m_at + 1].isLetterOrNumber() && startsWithDigit();
    }

    bool startsWithDigit() const
    {
        qsizetype i = m_at;
        while (i > 0 && (isWord(m_text[i - 1]) || m_text[i - 1] == u'\''))
            --i;
        return m_text[i].isDigit();
    }

    qsizetype after(QStringView end, qsizetype from) const
    {
        const qsizetype at = m_text.indexOf(end, from);
        return at < 0 ? m_text.size() : at + end.size();
    }

    qsizetype endOfLine() const
    {
        const qsizetype at = m_text.indexOf(u'\n', m_at);
        return at < 0 ? m_text.size() : at;
    }

    void comment(qsizetype end)
    {
        blank(m_source.words, m_at, end);
        blank(m_source.code, m_at, end);
        m_at = end;
    }

    void rawString()
    {
        const qsizetype open = m_text.indexOf(u'(', m_at);
        const QString delimiter = m_text.mid(m_at + 2, open - m_at - 2);
        const qsizetype end = after(QString(u')' + delimiter + u'"'), open);
        blank(m_source.code, m_at + 2, end - 1);
        m_at = end;
    }

    void literal(QChar quote)
    {
        qsizetype i = m_at + 1;
        while (i < m_text.size() && m_text[i] != quote && m_text[i] != u'\n')
            i += m_text[i] == u'\\' ? 2 : 1;
        blank(m_source.code, m_at + 1, i);
        m_at = i + 1;
    }

    Source& m_source;
    const QString& m_text;
    qsizetype m_at = 0;
};

QString withoutDirectives(QString code)
{
    static const QRegularExpression directive(
        QStringLiteral("^[ \\t]*#(?:[^\\n]*\\\\\\n)*[^\\n]*$"),
        QRegularExpression::MultilineOption);
    auto matches = directive.globalMatch(code);
    while (matches.hasNext()) {
        const auto match = matches.next();
        blank(code, match.capturedStart(), match.capturedEnd());
    }
    return code;
}

// The '(' that opens the parameter list, or -1: not one inside <…>, not an attribute macro's.
qsizetype parameterList(const QString& head)
{
    static const QRegularExpression notAFunction(
        QStringLiteral("(^|\\W)(alignas|decltype|noexcept|requires|explicit|__attribute__)\\s*$"));
    int angles = 0;
    for (qsizetype i = 0; i < head.size(); ++i) {
        const QChar c = head[i];
        const QChar before = i > 0 ? head[i - 1] : u' ';
        const bool isOperator = head.left(i).trimmed().endsWith(u"operator");
        if (c == u'<' && !isOperator)
            ++angles;
        else if (c == u'>' && before != u'-' && angles > 0)
            --angles;
        else if (c == u'(' && angles == 0) {
            if (!notAFunction.match(head.left(i)).hasMatch() && !(isOperator))
                return i;
            i = std::max(i, closingBracket(head, i));
        }
    }
    return -1;
}

// Reads declarations scope by scope; bodies of functions are stepped over whole.
class Scanner final
{
public:
    explicit Scanner(const Source& source) : m_code(withoutDirectives(source.code)) {}

    QList<Declaration> run()
    {
        scope(false, Access::Public, m_code.size());
        return m_found;
    }

private:
    void scope(bool inType, Access access, qsizetype end)
    {
        qsizetype head = m_at;
        while (m_at < end) {
            const QChar c = m_code[m_at];
            if (c == u'(' || c == u'[') {
                const qsizetype close = closingBracket(m_code, m_at);
                m_at = close < 0 ? end : close + 1;
            } else if (c == u';') {
                declare(head, access, -1, -1);
                head = ++m_at;
            } else if (c == u':' && inType && isAccess(m_code.mid(head, m_at - head), access)) {
                head = ++m_at;
            } else if (c == u'{') {
                if (brace(head, access))
                    head = m_at;
            } else {
                ++m_at;
            }
        }
    }

    static bool isAccess(const QString& head, Access& access)
    {
        static const QRegularExpression word(
            QStringLiteral("(?:^|\\s)(public|protected|private|Q_SIGNALS|signals)(\\s+Q_SLOTS)?$"));
        const auto match = word.match(head.trimmed());
        if (!match.hasMatch())
            return false;
        access = match.captured(1) == u"private"     ? Access::Private
                 : match.captured(1) == u"protected" ? Access::Protected
                                                     : Access::Public;
        return true;
    }

    // At '{'. True when what it opened ends the declaration; false for a brace inside one.
    bool brace(qsizetype headBegin, Access access)
    {
        static const QRegularExpression space(QStringLiteral("(^|\\W)(namespace|extern)\\W"));
        static const QRegularExpression type(
            QStringLiteral("^(\\[\\[\\w+\\]\\]|template|typedef|friend|<.*>|\\s)*"
                           "(class|struct|union|enum)\\W"),
            QRegularExpression::DotMatchesEverythingOption);
        const qsizetype open = m_at;
        const qsizetype close = std::max(closingBracket(m_code, open), open);
        const QString head = m_code.mid(headBegin, open - headBegin).trimmed();
        const auto typeMatch = type.match(head + u' ');
        m_at = open + 1;
        if (space.match(head + u' ').hasMatch()) {
            scope(false, Access::Public, close);
        } else if (typeMatch.hasMatch() && !head.endsWith(u')')) {
            if (typeMatch.captured(2) != u"enum")
                scope(true, typeMatch.captured(2) == u"class" ? Access::Private : Access::Public,
                      close);
            // Only a variable's name and ';' may follow.
        } else if (!isBody(head)) {
            m_at = close + 1;
            return false;
        } else {
            declare(headBegin, access, open, close);
        }
        m_at = close + 1;
        return true;
    }

    // "int k = f" or "X k{f" before the parenthesis: a variable.
    static bool isValue(const QString& name)
    {
        static const QRegularExpression assigned(QStringLiteral("(^|[^=!<>])=([^=]|$)|\\{"));
        return !name.contains(u"operator") && assigned.match(name).hasMatch();
    }

    // A body follows a parameter list; a value follows '=', a name, or a member in a constructor.
    static bool isBody(const QString& head)
    {
        const qsizetype open = parameterList(head);
        if (open < 0)
            return false;
        if (isValue(head.left(open)))
            return false;
        const qsizetype close = closingBracket(head, open);
        const QString tail = close < 0 ? QString() : head.mid(close + 1).trimmed();
        static const QRegularExpression members(QStringLiteral("^(noexcept\\s*)?:[^:]"));
        return !(members.match(tail).hasMatch() && isWord(tail.back()));
    }

    void declare(qsizetype begin, Access access, qsizetype open, qsizetype close)
    {
        qsizetype from = begin;
        const qsizetype to = open < 0 ? m_at : open;
        while (from < to && m_code[from].isSpace())
            ++from;
        const QString head = m_code.mid(from, to - from).trimmed();
        static const QRegularExpression other(QStringLiteral("^(using|typedef|friend|static_assert|"
                                                             "Q_DECLARE_\\w+)\\W"));
        const qsizetype list = parameterList(head);
        if (list >= 0 && !other.match(head).hasMatch() && !isValue(head.left(list)))
            m_found.append({head, access, from, open, close});
    }

    const QString m_code;
    qsizetype m_at = 0;
    QList<Declaration> m_found;
};

} // namespace

bool Source::isCore() const
{
    return isIn(QStringLiteral("models/base")) || isIn(QStringLiteral("models/crisis")) ||
           isIn(QStringLiteral("models/geo")) || isIn(QStringLiteral("models/dispatch"));
}

int Source::lineOf(qsizetype offset) const
{
    return static_cast<int>(QStringView(text).left(offset).count(u'\n')) + 1;
}

Source makeSource(const QString& path, const QString& text)
{
    Source source{path, text, text, text};
    if (source.isCpp())
        Blanker(source).run();
    return source;
}

Finding found(const Source& source, qsizetype offset, const QString& what)
{
    return {source.path, source.lineOf(offset), what};
}

Findings grep(const Source& source, const QString& view, const QRegularExpression& pattern,
              const QString& what)
{
    Findings findings;
    auto matches = pattern.globalMatch(view);
    while (matches.hasNext()) {
        const auto match = matches.next();
        findings.append(found(source, match.capturedStart(),
                              what + u": "_qs + match.captured().simplified().left(80)));
    }
    return findings;
}

QString Declaration::name() const
{
    static const QRegularExpression last(
        QStringLiteral("(operator\\s*\\S+|~?[\\w:]+)\\s*(<[^()]*>)?\\s*$"));
    return last.match(head.left(parameterList(head))).captured(1);
}

QStringList Declaration::parameters() const
{
    return argumentsAt(head, parameterList(head));
}

QList<Declaration> functionsOf(const Source& source)
{
    return Scanner(source).run();
}

qsizetype closingBracket(const QString& code, qsizetype open)
{
    const QChar opening = code[open];
    const QChar closing = opening == u'(' ? u')' : opening == u'[' ? u']' : u'}';
    int depth = 0;
    for (qsizetype i = open; i < code.size(); ++i) {
        if (code[i] == opening)
            ++depth;
        else if (code[i] == closing && --depth == 0)
            return i;
    }
    return -1;
}

QStringList argumentsAt(const QString& code, qsizetype open)
{
    const qsizetype close = open < 0 ? -1 : closingBracket(code, open);
    if (close < 0)
        return {};
    QStringList arguments;
    int depth = 0;
    int angles = 0;
    qsizetype from = open + 1;
    for (qsizetype i = from; i < close; ++i) {
        const QChar c = code[i];
        if (c == u'(' || c == u'[' || c == u'{')
            ++depth;
        else if (c == u')' || c == u']' || c == u'}')
            --depth;
        else if (c == u'<' && depth == 0 && i > 0 && isWord(code[i - 1]))
            ++angles;
        else if (c == u'>' && depth == 0 && code[i - 1] != u'-' && angles > 0)
            --angles;
        else if (c == u',' && depth == 0 && angles == 0) {
            arguments.append(code.mid(from, i - from).trimmed());
            from = i + 1;
        }
    }
    const QString last = code.mid(from, close - from).trimmed();
    if (!last.isEmpty() || !arguments.isEmpty())
        arguments.append(last);
    return arguments;
}

} // namespace haven::tidy
