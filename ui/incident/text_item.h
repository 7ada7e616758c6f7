#pragma once

#include "ui/theme/look.h"

#include <QString>
#include <vector>

namespace haven::ui {

// What a stretch of words is worth in a TextColumn. The last three are the advisor's: what counted,
// a possible weapon, and what looks like a cue and does not count.
enum class TextMarkKind { Bold, Quiet, Danger, Counted, Weapon, NotCounted };

// In UTF-16 units of the block's text. The hint is told when the mouse rests on it.
struct TextMark {
    int start = 0;
    int length = 0;
    TextMarkKind kind = TextMarkKind::Bold;
    QString hint;
    bool operator==(const TextMark&) const = default;
};

enum class Struck { No, Yes };

struct TextBlock {
    QString text;
    TypeRole role = TypeRole::Body;
    int designPx = 0; // another size than the role's
    Token color = Token::Text;
    std::vector<TextMark> marks;
    Struck struck = Struck::No;
    bool operator==(const TextBlock&) const = default;
};

// One entry: words in a narrow column at the left ("Location", "21:47:02"), and blocks beside them.
struct TextItem {
    qint64 key = 0;
    QString lead;
    std::vector<TextBlock> blocks;
    bool operator==(const TextItem&) const = default;

    // What a screen reader says.
    QString spoken() const;
};

// Collects text and marks in one go, so that no offset is counted by hand.
class BlockWriter final
{
public:
    explicit BlockWriter(TextBlock block = {}) : m_block(std::move(block)) {}
    BlockWriter& plain(const QString& text);
    BlockWriter& marked(const QString& text, TextMarkKind kind, const QString& hint = {});
    bool isEmpty() const { return m_block.text.isEmpty(); }
    const TextBlock& block() const { return m_block; }

private:
    TextBlock m_block;
};

} // namespace haven::ui
