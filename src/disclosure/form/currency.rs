use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::language::Text;

/// A currency of ISO 4217 that is legal tender somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(&'static str);

const TWO_DECIMALS: [&str; 131] = [
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN",
    "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CNY",
    "COP", "CRC", "CUP", "CVE", "CZK", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD",
    "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR",
    "ILS", "INR", "IRR", "JMD", "KES", "KGS", "KHR", "KPW", "KYD", "KZT", "LAK", "LBP", "LKR",
    "LRD", "LSL", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK",
    "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "PAB", "PEN", "PGK", "PHP",
    "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP",
    "SLE", "SOS", "SRD", "SSP", "STN", "SYP", "SZL", "THB", "TJS", "TMT", "TOP", "TRY", "TTD",
    "TWD", "TZS", "UAH", "USD", "UYU", "UZS", "VES", "WST", "XCD", "XCG", "YER", "ZAR", "ZMW",
    "ZWG",
];
const NO_DECIMALS: [&str; 16] = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV",
    "XAF", "XOF", "XPF",
];
const THREE_DECIMALS: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

impl Currency {
    /// Every currency, by its code.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let codes = TWO_DECIMALS
            .into_iter()
            .chain(NO_DECIMALS)
            .chain(THREE_DECIMALS);
        let mut all: Vec<Self> = codes.map(Self).collect();
        all.sort_unstable();
        all
    }

    /// The currency of a code, in letters of either size.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.trim().to_ascii_uppercase();
        Self::all().into_iter().find(|currency| currency.0 == code)
    }

    /// The code: three large letters.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0
    }

    /// How many decimals an amount of it has.
    #[must_use]
    pub fn decimals(self) -> usize {
        if NO_DECIMALS.contains(&self.0) {
            0
        } else if THREE_DECIMALS.contains(&self.0) {
            3
        } else {
            2
        }
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Text {
        Text::keyed(format!("currency-{}", self.0.to_ascii_lowercase()))
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| D::Error::custom("a code that is no currency"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;

    #[test]
    fn a_currency_has_a_name_in_every_language() {
        let languages = Languages::load(None, "en").unwrap();
        for currency in Currency::all() {
            for speech in languages.iter() {
                let name = speech.say(&currency.label());
                assert!(!name.starts_with('⟦'), "{name}");
            }
        }
        assert_eq!(Currency::from_code("chf").unwrap().decimals(), 2);
        assert_eq!(Currency::from_code("JPY").unwrap().decimals(), 0);
        assert_eq!(Currency::from_code("JOD").unwrap().decimals(), 3);
        assert_eq!(Currency::from_code("DEM"), None, "no longer money");
    }
}
