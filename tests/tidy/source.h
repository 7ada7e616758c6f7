#pragma once

#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace haven::tidy {

// A file of the repository, with views of the same length, so that an offset means the same line
// in each: `words` has no comments, `code` has neither comments nor what stands in quotes.
struct Source {
    QString path; // from the repository root, "models/base/ids.h"
    QString text;
    QString words;
    QString code;

    bool isHeader() const { return path.endsWith(u".h"); }
    bool isCpp() const { return isHeader() || path.endsWith(u".cpp") || path.endsWith(u".inc"); }
    bool isIn(const QString& folder) const { return path.startsWith(folder + u'/'); }
    bool isCore() const;
    int lineOf(qsizetype offset) const;
};

Source makeSource(const QString& path, const QString& text);

struct Finding {
    QString path;
    int line = 0;
    QString what;
    bool operator==(const Finding&) const = default;
};
using Findings = QList<Finding>;

Finding found(const Source& source, qsizetype offset, const QString& what);
// One finding a match, worded "<what>: <the matched text>".
Findings grep(const Source& source, const QString& view, const QRegularExpression& pattern,
              const QString& what);

enum class Access { Public, Protected, Private };

// What stands directly in a namespace or a type: a function's head up to its ';' or '{'.
struct Declaration {
    QString head;
    Access access = Access::Public;
    qsizetype offset = 0;     // of the head's first character
    qsizetype bodyBegin = -1; // of '{', -1 without a body
    qsizetype bodyEnd = -1;   // of '}'

    QString name() const;
    QStringList parameters() const;
};

// Functions declared or defined outside other functions; lambdas and local types belong to the
// function they stand in.
QList<Declaration> functionsOf(const Source& source);

// The offset of the bracket that closes the one at `open`, or -1.
qsizetype closingBracket(const QString& code, qsizetype open);
// The arguments between the parentheses, split at top-level commas, trimmed.
QStringList argumentsAt(const QString& code, qsizetype open);

} // namespace haven::tidy
