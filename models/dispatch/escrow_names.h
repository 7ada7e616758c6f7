#pragma once

#include "models/base/result.h"
#include "models/dispatch/account.h"

#include <string>
#include <string_view>
#include <vector>

// Who may hold a share of an escrow: people whom the clinical employer names, and nobody of the
// police or of IT. Names are all there is to tell by, so what looks like one of them is refused.
namespace haven {

// "Sgt. Paul O'Hara-Núñez" -> sgt, paul, ohara, nunez: the words of a name, in small
// letters without accents.
std::vector<std::string> nameWords(std::string_view name);

// Whether the two may be one person: the sign-on name or the family name of the account is among
// the words, or the other way around. A first name that is the same says nothing.
bool mayBeAccount(std::string_view name, const Account& account);

// `everybody` is every account there is or was, closed ones too, each with all roles it ever had.
// Errors: EscrowHolder where it may be somebody with another role than clinician, EscrowOffice
// where it names a rank or an office.
Result<void> canHoldShare(std::string_view name, const std::vector<Account>& everybody);

} // namespace haven
