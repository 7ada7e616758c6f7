#include "ui/incident/note_text.h"

#include <algorithm>

namespace haven::ui {

namespace {

struct Mark {
    std::size_t start = 0;
    std::size_t end = 0;
    QString style;
    QString hint;
};

QString escaped(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toHtmlEscaped();
}

QString countedStyle(const FlagSpan& span, const Look& look)
{
    const bool isWeapon = span.family == "weapon";
    const QColor ground = look.color(isWeapon ? Token::DangerGround : Token::BehavioralGround);
    const QColor line = look.color(isWeapon ? Token::Danger : Token::Behavioral);
    return QStringLiteral("background-color:%1; color:%2; text-decoration:underline;")
        .arg(ground.name(), line.name());
}

std::vector<Mark> marksOf(const FlagState& flag, std::size_t size, const Look& look)
{
    std::vector<Mark> marks;
    const auto add = [&](const FlagSpan& span, const QString& style) {
        const auto start = static_cast<std::size_t>(std::max<std::int64_t>(span.start, 0));
        const auto end = static_cast<std::size_t>(std::max<std::int64_t>(span.end, 0));
        if (start < end && end <= size)
            marks.push_back({start, end, style, escaped(span.reason)});
    };
    for (const auto& span : flag.spans)
        add(span, countedStyle(span, look));
    for (const auto& span : flag.suppressed)
        add(span,
            QStringLiteral("color:%1; font-style:italic;").arg(look.color(Token::Second).name()));
    std::sort(marks.begin(), marks.end(),
              [](const Mark& a, const Mark& b) { return a.start < b.start; });
    return marks;
}

} // namespace

QString noteHtml(const Note& note, const FlagState& flag, const Look& look)
{
    const std::string_view text = note.text;
    if (flag.note != note.id)
        return escaped(text);
    QString out;
    std::size_t at = 0;
    for (const auto& mark : marksOf(flag, text.size(), look)) {
        if (mark.start < at)
            continue; // overlapping marks: the first one stands
        out += escaped(text.substr(at, mark.start - at));
        out += QStringLiteral("<span style=\"%1\" title=\"%2\">%3</span>")
                   .arg(mark.style, mark.hint,
                        escaped(text.substr(mark.start, mark.end - mark.start)));
        at = mark.end;
    }
    return out + escaped(text.substr(at));
}

} // namespace haven::ui
