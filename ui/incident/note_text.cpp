#include "ui/incident/note_text.h"

#include "models/items/qt_text.h"
#include "ui/incident/incident_words.h"

#include <algorithm>
#include <QCoreApplication>
#include <QObject>

namespace haven::ui {

namespace {

struct NoteTextTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::NoteText)
};

// The advisor counts bytes of UTF-8, the screen counts UTF-16 units.
class Offsets final
{
public:
    explicit Offsets(const std::string& text) : m_at(text.size() + 1)
    {
        int units = 0;
        for (std::size_t n = 0; n < text.size(); ++n) {
            const auto byte = static_cast<unsigned char>(text[n]);
            const bool isFirst = (byte & 0xC0U) != 0x80U;
            m_at[n] = isFirst ? units : units - 1;
            if (isFirst)
                units += byte >= 0xF0U ? 2 : 1;
        }
        m_at[text.size()] = units;
    }
    int at(std::size_t byte) const { return m_at[std::min(byte, m_at.size() - 1)]; }

private:
    std::vector<int> m_at;
};

void addMark(TextBlock& block, int start, int end, TextMarkKind kind, const QString& hint)
{
    const bool isCovered =
        std::any_of(block.marks.begin(), block.marks.end(), [&](const TextMark& one) {
            return start < one.start + one.length && one.start < end;
        });
    // The first mark stands: weapons are put in first, then what counts, then what does not.
    if (start < end && !isCovered)
        block.marks.push_back({start, end - start, kind, hint});
}

bool isPossibleWeapon(const FlagFact& fact)
{
    return fact.fact == Fact::Weapon && fact.value != "none" && !fact.text.empty();
}

void addSpans(TextBlock& block, const Offsets& offsets, const std::vector<FlagSpan>& spans,
              TextMarkKind kind)
{
    for (const FlagSpan& span : spans) {
        if (span.start < 0 || span.end <= span.start)
            continue;
        const QString reason = coreLine(span.reason);
        const QString hint = kind == TextMarkKind::Counted
                                 ? NoteTextTr::tr("Counted: %1, weight %2", "reason, a number")
                                       .arg(reason)
                                       .arg(span.weight)
                                 : NoteTextTr::tr("Not counted: %1").arg(reason);
        addMark(block, offsets.at(static_cast<std::size_t>(span.start)),
                offsets.at(static_cast<std::size_t>(span.end)), kind, hint);
    }
}

const Note* noteOf(const Incident& incident, const std::optional<NoteId>& id)
{
    if (!id)
        return nullptr;
    const auto found = std::find_if(incident.notes.begin(), incident.notes.end(),
                                    [&](const Note& one) { return one.id == *id; });
    return found == incident.notes.end() ? nullptr : &*found;
}

TextBlock headerOf(const NoteShown& shown, const NoteWords& words)
{
    BlockWriter header(TextBlock{{}, TypeRole::Column, 0, Token::Quiet, {}, Struck::No});
    header.plain(words.time(shown.note.at) + u' ')
        .marked(words.name(shown.note.by), TextMarkKind::Bold);
    if (const Note* wrong = noteOf(shown.incident, shown.note.corrects))
        header.plain(NoteTextTr::tr(", corrects the note of %1").arg(words.time(wrong->at)));
    return header.block();
}

void fold(TextBlock& block)
{
    if (block.text.size() <= kFoldedCharacters)
        return;
    int cut = kFoldedCharacters;
    if (block.text.at(cut - 1).isHighSurrogate())
        --cut;
    block.text.truncate(cut);
    block.text += u'…';
    std::erase_if(block.marks, [cut](const TextMark& mark) { return mark.start >= cut; });
    for (TextMark& mark : block.marks)
        mark.length = std::min(mark.length, cut - mark.start);
}

QString htmlStyle(TextMarkKind kind, const Look& look)
{
    if (kind == TextMarkKind::NotCounted)
        return QStringLiteral("color:%1; font-style:italic;").arg(look.color(Token::Second).name());
    const bool isWeapon = kind == TextMarkKind::Weapon;
    return QStringLiteral("background-color:%1; color:%2; text-decoration:underline;")
        .arg(look.color(isWeapon ? Token::DangerGround : Token::BehavioralGround).name(),
             look.color(isWeapon ? Token::Danger : Token::Behavioral).name());
}

} // namespace

const NoteMarks* marksOf(const Incident& incident, NoteId note)
{
    const auto found = std::find_if(incident.noteMarks.begin(), incident.noteMarks.end(),
                                    [&](const NoteMarks& one) { return one.note == note; });
    return found == incident.noteMarks.end() ? nullptr : &*found;
}

TextBlock markedBlock(const Note& note, const NoteMarks* marks)
{
    TextBlock block{fromStd(note.text), TypeRole::Note, 0, Token::Text, {}, Struck::No};
    if (!marks)
        return block;
    const Offsets offsets(note.text);
    for (const FlagFact& fact : marks->facts) {
        const auto at = isPossibleWeapon(fact) ? note.text.find(fact.text) : std::string::npos;
        if (at != std::string::npos)
            addMark(block, offsets.at(at), offsets.at(at + fact.text.size()), TextMarkKind::Weapon,
                    NoteTextTr::tr("Possible weapon: confirm or correct it"));
    }
    addSpans(block, offsets, marks->spans, TextMarkKind::Counted);
    addSpans(block, offsets, marks->suppressed, TextMarkKind::NotCounted);
    std::sort(block.marks.begin(), block.marks.end(),
              [](const TextMark& a, const TextMark& b) { return a.start < b.start; });
    return block;
}

QString noteHtml(const Note& note, const FlagState& flag, const Look& look)
{
    NoteMarks marks;
    if (flag.note == note.id) {
        marks.spans = flag.spans;
        marks.suppressed = flag.suppressed;
    }
    const TextBlock block = markedBlock(note, &marks);
    const auto escaped = [&block](int from, int to) {
        return block.text.mid(from, to - from)
            .toHtmlEscaped()
            .replace(u'\n', QStringLiteral("<br>"));
    };
    QString out;
    int at = 0;
    for (const TextMark& mark : block.marks) {
        const int end = mark.start + mark.length;
        out += escaped(at, mark.start);
        out += QStringLiteral("<span style=\"%1\" title=\"%2\">")
                   .arg(htmlStyle(mark.kind, look), mark.hint.toHtmlEscaped());
        out += escaped(mark.start, end) + QStringLiteral("</span>");
        at = end;
    }
    return out + escaped(at, static_cast<int>(block.text.size()));
}

TextItem noteItem(const NoteShown& shown, const NoteWords& words)
{
    const Note& note = shown.note;
    TextItem item;
    item.key = note.id.value;
    item.blocks.push_back(headerOf(shown, words));
    const TextBlock small{{}, TypeRole::Column, 0, Token::Second, {}, Struck::No};
    if (shown.sealed != Sealed::No) {
        TextBlock closed = small;
        closed.text = shown.sealed == Sealed::Yes
                          ? NoteTextTr::tr("A sealed note, for clinicians only.")
                          : NoteTextTr::tr("A note that is not shown to your role.");
        item.blocks.push_back(std::move(closed));
        return item;
    }
    TextBlock body = markedBlock(note, marksOf(shown.incident, note.id));
    const auto whole = body.text.size();
    if (shown.folded == Folded::Yes)
        fold(body);
    const bool isCut = body.text.size() != whole;
    if (const Note* right = noteOf(shown.incident, note.correctedBy)) {
        body.struck = Struck::Yes;
        body.color = Token::Quiet;
        body.marks.clear();
        item.blocks.push_back(std::move(body));
        TextBlock why = small;
        why.text = NoteTextTr::tr("Corrected at %1 by %2: %3", "time, name, the new note")
                       .arg(words.time(right->at), words.name(right->by),
                            fromStd(right->text).simplified().left(160));
        item.blocks.push_back(std::move(why));
    } else {
        item.blocks.push_back(std::move(body));
    }
    if (isCut) {
        TextBlock more = small;
        more.text = NoteTextTr::tr("%1 characters in all. Enter shows the rest.").arg(whole);
        item.blocks.push_back(std::move(more));
    }
    return item;
}

} // namespace haven::ui
