#include "app/console/key_card_printer.h"

#include "app/print/key_card.h"

namespace haven {

KeyCardPrinter::KeyCardPrinter(QDir folder, QObject* parent)
    : PagePrinter(std::move(folder), parent)
{}

void KeyCardPrinter::print(const KeyChoice& choice, const QString& whose)
{
    const auto table = shippedActions();
    const Report card = keyCard(*table, KeyMap(table, choice), whose.toStdString());
    draw(QStringLiteral("keys.pdf"),
         [card](const std::string& path) { return writeKeyCard(card, path); });
}

} // namespace haven
